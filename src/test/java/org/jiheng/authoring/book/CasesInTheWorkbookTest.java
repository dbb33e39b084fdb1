package org.jiheng.authoring.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.Evaluations;
import org.jiheng.authoring.StandardsTest;
import org.jiheng.authoring.book.BookImport.Imported;
import org.jiheng.source.Complaint;
import org.jiheng.text.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases in the workbook: what an edit changes is told by cell, and what a person confirms becomes what the case expects. */
class CasesInTheWorkbookTest {
    private static final String EXAMPLE = "example-county-2025";
    private static final String NINETY = "固定资产利用率恰为90%的，得1分";

    @TempDir
    Path folder;

    private Path rules = Path.of("");

    /** A workbook as somebody edits it. */
    private static final class Edited {
        private final XSSFWorkbook book;

        Edited(byte[] bytes) {
            try {
                book = new XSSFWorkbook(new ByteArrayInputStream(bytes));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static int column(Sheet sheet, String key) {
            for (Cell cell : sheet.getRow(1)) {
                if (cell.getStringCellValue().equals(key)) {
                    return cell.getColumnIndex();
                }
            }
            throw new IllegalArgumentException(key);
        }

        static String text(Row row, String key) {
            Cell cell = row.getCell(column(row.getSheet(), key));
            return cell == null ? "" : cell.toString();
        }

        /** Sets a cell in the lines that are meant, and gives their numbers. */
        List<Integer> set(String sheet, Predicate<Row> lines, String key, String value) {
            Sheet on = book.getSheet(sheet);
            List<Integer> numbers = new ArrayList<>();
            for (int i = 5; i <= on.getLastRowNum(); i++) {
                if (lines.test(on.getRow(i))) {
                    on.getRow(i).getCell(column(on, key)).setCellValue(value);
                    numbers.add(i + 1);
                }
            }
            assertThat(numbers).as("lines to set").isNotEmpty();
            return numbers;
        }

        List<String> texts(Predicate<Row> lines, String key) {
            List<String> texts = new ArrayList<>();
            Sheet on = book.getSheet("试算样例");
            for (int i = 5; i <= on.getLastRowNum(); i++) {
                if (lines.test(on.getRow(i))) {
                    texts.add(text(on.getRow(i), key));
                }
            }
            return texts;
        }

        byte[] bytes() {
            try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
                book.write(out);
                return out.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @BeforeEach
    void copy() {
        rules = Evaluations.copyOfRules(folder);
    }

    /** The workbook of the standard as it is shipped, made once. */
    private static final class Shipped {
        static final byte[] BOOK = StandardBook.export(Evaluations.RULES, EXAMPLE);
    }

    private Edited exported() {
        return new Edited(StandardBook.export(rules, EXAMPLE));
    }

    private Imported imported(Edited edited) {
        return BookImport.read("book.xlsx", edited.bytes(), EXAMPLE, rules, rules);
    }

    private static Predicate<Row> of(String name, String item) {
        return row -> Edited.text(row, "section").equals(name)
                && Edited.text(row, "item").endsWith(item);
    }

    private static boolean marked(Row row) {
        return !Edited.text(row, "change").isEmpty();
    }

    private static List<String> said(List<Complaint> complaints) {
        return complaints.stream().map(each -> each.in(Language.ZH)).toList();
    }

    private Map<String, String> files() {
        try (Stream<Path> all = Files.walk(rules)) {
            Map<String, String> files = new TreeMap<>();
            all.filter(Files::isRegularFile)
                    .forEach(file -> files.put(rules.relativize(file).toString(), Evaluations.read(file)));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anEditedBandChangesExpectationsThatAreToldByCellUntilTheyAreConfirmed() {
        Map<String, String> first = files();
        Edited book = new Edited(Shipped.BOOK);
        int ninety = book.set("试算样例", of(NINETY, "得分"), "confirm", "").get(0);
        book.set(
                "指标体系",
                row -> Edited.text(row, "id").equals("asset-utilisation"),
                "rows",
                "≥95：1\n≥75，<95：0.7\n≥60，<75：0.4\n<60：0");
        Imported changed = imported(book);
        assertThat(said(changed.toConfirm()))
                .contains("book.xlsx!试算样例!E" + ninety + "  样例“" + NINETY + "”：固定资产利用率 得分 1 → 0.7，请确认")
                .contains("book.xlsx!试算样例!E" + (ninety + 1) + "  样例“" + NINETY + "”：固定资产利用率 结论 达标 → 扣分，请确认");
        assertThat(changed.files()).containsExactly(EXAMPLE + "/standard.yaml");
        Map<String, String> second = files();
        second.put(EXAMPLE + "/standard.yaml", first.getOrDefault(EXAMPLE + "/standard.yaml", ""));
        assertThat(second).isEqualTo(first);

        Edited fresh = exported();
        assertThat(fresh.texts(of(NINETY, "得分"), "change")).containsExactly("有变化");
        assertThat(fresh.texts(of(NINETY, "得分"), "got")).containsExactly("0.7");
        assertThat(fresh.texts(row -> Edited.text(row, "change").equals("新增"), "section"))
                .contains("固定资产利用率为94%，略低于界限95%", "固定资产利用率恰为界限95%", "固定资产利用率为96%，略高于界限95%");
        fresh.set("试算样例", CasesInTheWorkbookTest::marked, "confirm", "是");
        int now = fresh.set("试算样例", of(NINETY, "得分"), "confirm", "是").get(0);
        Imported confirmed = imported(fresh);
        assertThat(confirmed.toConfirm()).isEmpty();
        assertThat(said(confirmed.changes()))
                .contains("book.xlsx!试算样例!G" + now + "  样例“" + NINETY + "”：固定资产利用率 得分 1 → 0.7，已写入样例");
        StandardsTest.Outcome outcome = StandardsTest.run(rules, List.of(EXAMPLE), false, false, Language.ZH);
        assertThat(outcome.clean()).as(outcome.text()).isTrue();
        String management = EXAMPLE + "/cases/management.yaml";
        List<String> before = first.getOrDefault(management, "").lines().toList();
        List<String> after = files().getOrDefault(management, "").lines().toList();
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                assertThat(after.get(i)).containsAnyOf("asset-utilisation: {", "earned: ");
            }
        }

        assertThat(exported().texts(CasesInTheWorkbookTest::marked, "section")).isEmpty();
    }

    @Test
    void aCaseThatWasProposedIsKeptOnceItIsConfirmed() {
        Path performance = rules.resolve(EXAMPLE).resolve("cases/performance.yaml");
        String text = Evaluations.read(performance);
        int from = text.indexOf("- name: \"发明专利增长率9.9%的");
        Evaluations.write(performance, text.substring(0, from) + text.substring(text.indexOf("\n- name", from) + 1));
        Edited book = exported();
        String proposed = "发明专利增长率为9%，略低于界限10%";
        assertThat(book.texts(CasesInTheWorkbookTest::marked, "section")).containsExactly(proposed, proposed);
        assertThat(book.texts(CasesInTheWorkbookTest::marked, "sectionGiven"))
                .containsExactly("发明专利增长率 = 9", "发明专利增长率 = 9");
        Imported untouched = imported(book);
        assertThat(untouched.files()).isEmpty();
        assertThat(untouched.toConfirm()).isEmpty();

        book.set("试算样例", of(proposed, "得分"), "confirm", "是");
        assertThat(imported(book).files()).containsExactly(EXAMPLE + "/cases/boundaries.yaml");
        assertThat(Evaluations.read(rules.resolve(EXAMPLE).resolve("cases/boundaries.yaml")))
                .isEqualTo("""
                        # 界限上的样例，在工作簿中确认。 Cases at limits, confirmed in the workbook.
                        - {name: 发明专利增长率为9%，略低于界限10%, change: {facts.patents.growth.value: 9}, expect: {indicators: {patents-growth: {earned: 5, verdict: deducted}}}}
                        """);
    }

    @Test
    void aValueThatSomebodyWroteIsTheExpectationAndIsHeldAgainstTheResult() {
        Edited book = new Edited(Shipped.BOOK);
        int line = book.set("试算样例", of(NINETY, "得分"), "expected", "0.8").get(0);
        book.set("试算样例", of(NINETY, "得分"), "section", "固定资产利用率恰为90%的，得0.8分");
        Imported imported = imported(book);
        assertThat(said(imported.changes()))
                .containsExactly(
                        "book.xlsx!试算样例!A" + line + "  样例“" + NINETY + "”改称“固定资产利用率恰为90%的，得0.8分”",
                        "book.xlsx!试算样例!D" + line + "  样例“" + NINETY + "”：固定资产利用率 得分 1 → 0.8，已写入样例");
        assertThat(said(imported.toConfirm()))
                .containsExactly("book.xlsx!试算样例!E" + line + "  样例“" + NINETY + "”：固定资产利用率 得分 0.8 → 1，请确认");
        assertThat(imported.files()).containsExactly(EXAMPLE + "/cases/management.yaml");
        Evaluations.change(
                rules.resolve(EXAMPLE).resolve("cases/management.yaml"),
                "asset-utilisation: {earned: 0.8,",
                "asset-utilisation: {earned: 1,");
        Evaluations.change(
                rules.resolve(EXAMPLE).resolve("cases/management.yaml"),
                "- name: 固定资产利用率恰为90%的，得0.8分",
                "- name: \"" + NINETY + "\"");
        assertThat(files()).isEqualTo(new CasesInTheWorkbookTest().shipped());
    }

    private Map<String, String> shipped() {
        rules = Evaluations.RULES;
        return files();
    }

    @Test
    void whatCannotBeExpectedOrConfirmedIsRefusedByCell() {
        Map<String, String> before = files();
        Edited book = new Edited(Shipped.BOOK);
        int line = book.set("试算样例", of(NINETY, "得分"), "expected", "满分").get(0);
        book.set("试算样例", of(NINETY, "结论"), "expected", "得满分");
        int other =
                book.set("试算样例", of("预算执行率99%的，得9.9分", "得分"), "expected", "9").get(0);
        book.set("试算样例", of("预算执行率99%的，得9.9分", "得分"), "confirm", "是");
        book.set("试算样例", of("预算执行率99%的，得9.9分", "结论"), "confirm", "好");
        assertThatThrownBy(() -> imported(book))
                .isInstanceOfSatisfying(
                        org.jiheng.source.InputException.class,
                        e -> assertThat(said(e.complaints()))
                                .containsExactly(
                                        "book.xlsx!试算样例!G" + other + "  期望值写为 9，试算结果为 9.9，又填了确认。请取其一：清除确认，或恢复期望值",
                                        "book.xlsx!试算样例!G" + (other + 1) + "  “确认”一栏只填“是”（现为“好”）",
                                        "book.xlsx!试算样例!D" + line + "  “满分”不能作为期望值。可填：数字",
                                        "book.xlsx!试算样例!D" + (line + 1) + "  “得满分”不能作为期望值。可填：达标、扣分、待评定、资料缺失、不适用、核准免扣"));
        assertThat(files()).isEqualTo(before);
    }
}
