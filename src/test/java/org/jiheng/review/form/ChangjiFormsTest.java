package org.jiheng.review.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jiheng.document.Document;
import org.jiheng.document.DocumentReader;
import org.jiheng.engine.facts.Form;
import org.jiheng.engine.facts.FormRow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fourteen forms of the Changji science bureau 2024, field by field, from every format they are at hand in. */
class ChangjiFormsTest {
    private static final Path SHARED = Path.of("../shared");

    @BeforeAll
    static void theReportIsAtHand() {
        assumeTrue(
                Files.isDirectory(SHARED.resolve("documents")),
                "no published reports beside the project: not compared");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seeds/002_eb3973e7ca4e84e1.txt",
                "documents/changji-2024.docx",
                "documents/changji-2024-forms.xlsx",
                "documents/changji-2024.pdf"
            })
    void everyFieldOfEveryRowIsReadAsPrinted(String file) throws IOException {
        List<SelfForm> forms = FormReader.read(document(file));
        assertThat(read(forms)).isEqualTo(expected());
        assertThat(forms.stream().mapToInt(f -> f.rows().size()).sum()).isEqualTo(118);
    }

    @ParameterizedTest
    @ValueSource(strings = {"documents/changji-form-03.doc", "documents/changji-form-03.xls"})
    void theThirdProjectIsReadFromOldFormats(String file) throws IOException {
        List<List<Object>> all = expected();
        assertThat(read(FormReader.read(document(file)))).isEqualTo(List.of(all.get(3)));
    }

    @Test
    void ofItsStatementsTwoAreContradicted() throws IOException {
        Document document = document("documents/changji-2024.docx");
        assertThat(FormStatements.of(FormReader.read(document), document))
                .filteredOn(s -> Intervals.verdict(s).equals("error"))
                .extracting(s -> s.kind() + " " + s.printed().text() + " " + s.quote())
                .containsExactly("form-slip >=165000米 16.5公里", "form-text =21人次 组织技术合同登记员培训20人次");
    }

    @Test
    void aFormBecomesASubmission() throws IOException {
        SelfForm form = FormReader.read(document("documents/changji-2024.docx")).get(1);
        Map<String, Object> tree = FormSubmission.of(form, "xinjiang-project-self-evaluation", "决算公开");
        assertThat(tree).containsOnlyKeys("department", "standard", "budget", "indicators");
        assertThat(tree.get("department"))
                .isEqualTo(Map.of(
                        "name", "昌吉回族自治州科学技术局",
                        "project", "2023年“为民办实事”自治区补助经费（为民办实事经费）",
                        "year", 2024,
                        "asOf", "2024-12-31"));
        Map<?, ?> indicators = (Map<?, ?>) Objects.requireNonNull(tree.get("indicators"));
        assertThat((Object) ((List<?>) Objects.requireNonNull(indicators.get("items"))).get(2))
                .isEqualTo(Map.ofEntries(
                        Map.entry("id", "r03"),
                        Map.entry("level1", "产出指标"),
                        Map.entry("level2", "数量指标"),
                        Map.entry("name", "新建路灯（盏）"),
                        Map.entry("target", ">=33盏"),
                        Map.entry("actual", "=35盏"),
                        Map.entry("completion", "106%"),
                        Map.entry("weight", new BigDecimal("10")),
                        Map.entry("score", new BigDecimal("9.4")),
                        Map.entry("rule", "按照完成比例赋分"),
                        Map.entry("lastYear", "-"),
                        Map.entry("basis", "计划标准"),
                        Map.entry("evidence", "工作资料"),
                        Map.entry("explanation", "因根据实地勘测需要比原计划多安装2盏，导致指标超预期完成，所以产生偏差。"),
                        Map.entry("source", Map.of("document", "决算公开", "quote", "新建路灯（盏）"))));
    }

    private static Document document(String file) throws IOException {
        return DocumentReader.read(file, Files.readAllBytes(SHARED.resolve(file)));
    }

    private static List<List<Object>> expected() throws IOException {
        JsonNode oracle = new ObjectMapper()
                .readTree(SHARED.resolve("oracles/changji-2024.json").toFile());
        List<JsonNode> forms = new ArrayList<>(List.of(oracle.get("unit_form")));
        oracle.get("project_forms").forEach(forms::add);
        List<List<Object>> all = new ArrayList<>();
        for (JsonNode form : forms) {
            List<Object> one = new ArrayList<>();
            boolean project = form.has("form_no") && form.get("form_no").asInt() > 0;
            one.add(project ? "project" : "department");
            one.add(plain(form.get(project ? "name" : "department")));
            one.add(form.get("year").asInt());
            one.add(plain(form.get("department")));
            one.add(plain(form.get("total")));
            for (JsonNode row : form.get("budget_rows")) {
                one.add(List.of(
                        plain(row.get("source")).replaceFirst("^其中:", ""),
                        plain(row.get("initial")),
                        plain(row.get("full_year")),
                        plain(row.get("executed")),
                        plain(row.get("weight")),
                        plain(row.get("rate")),
                        plain(row.get("score"))));
            }
            for (JsonNode row : form.get("indicators")) {
                JsonNode target = row.get("target_parsed");
                JsonNode actual = row.get("actual_parsed");
                one.add(List.of(
                        plain(row.get("level1")),
                        plain(row.get("level2")),
                        plain(row.get("level3")),
                        plain(row.get("weight")),
                        plain(row.get("target")),
                        plain(row.get("actual")),
                        plain(row.get("completion")),
                        plain(row.get("score")),
                        plain(row.get("basis")),
                        plain(row.get("last_year")),
                        plain(row.get("rule")),
                        plain(row.get("evidence")),
                        plain(row.get("deviation")),
                        number(target),
                        number(actual)));
            }
            all.add(one);
        }
        return all;
    }

    private static List<List<Object>> read(List<SelfForm> forms) {
        List<List<Object>> all = new ArrayList<>();
        for (SelfForm form : forms) {
            List<Object> one = new ArrayList<>();
            Form facts = form.facts();
            one.add(facts.kind());
            one.add(Words.plain(facts.name()));
            one.add(Objects.requireNonNull(facts.year()));
            one.add(Words.plain(form.department()));
            one.add(plain(facts.total()));
            for (SelfForm.Fund fund : form.funds()) {
                one.add(List.of(
                        Words.plain(fund.source()),
                        text(fund.cells(), Column.INITIAL),
                        text(fund.cells(), Column.ANNUAL),
                        text(fund.cells(), Column.EXECUTED),
                        text(fund.cells(), Column.WEIGHT),
                        text(fund.cells(), Column.RATE),
                        text(fund.cells(), Column.SCORE)));
            }
            for (SelfForm.Entry entry : form.rows()) {
                FormRow row = entry.fact();
                one.add(List.of(
                        Words.plain(row.level1()),
                        Words.plain(row.level2()),
                        Words.plain(row.name()),
                        plain(row.weight()),
                        Words.plain(row.targetText()),
                        Words.plain(row.actualText()),
                        text(entry.cells(), Column.COMPLETION),
                        plain(row.score()),
                        text(entry.cells(), Column.BASIS),
                        text(entry.cells(), Column.LAST_YEAR),
                        Words.plain(row.rule()),
                        text(entry.cells(), Column.EVIDENCE),
                        Words.plain(row.explanation()),
                        number(row.target(), row.targetUnit()),
                        number(row.actual(), row.actualUnit())));
            }
            all.add(one);
        }
        return all;
    }

    private static String number(JsonNode parsed) {
        return parsed.get("kind").asText().equals("number")
                ? plain(parsed.get("value")) + plain(parsed.get("unit")).replaceAll("[()]", "")
                : "";
    }

    private static String number(@Nullable BigDecimal value, String unit) {
        return value == null ? "" : plain(value) + Words.plain(unit);
    }

    private static String text(Map<Column, Printed> cells, Column column) {
        Printed cell = cells.get(column);
        return cell == null ? "" : Words.plain(cell.text());
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }

    private static String plain(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return "";
        }
        return node.isNumber() ? plain(new BigDecimal(node.asText())) : Words.plain(node.asText());
    }
}
