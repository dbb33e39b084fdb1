package org.jiheng.authoring.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.jiheng.authoring.book.Edited.INDICATORS;
import static org.jiheng.authoring.book.Edited.INFO;
import static org.jiheng.authoring.book.Edited.PROBLEMS;
import static org.jiheng.authoring.book.Edited.VALUES;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jiheng.authoring.book.BookImport.Imported;
import org.jiheng.cli.Jiheng;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.source.Complaint;
import org.jiheng.source.InputException;
import org.jiheng.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandardBookTest {
    private static final Path RULES = Path.of("rules");
    private static final String COUNTY = "example-county-2025";
    private static final byte[] BOOK = StandardBook.export(RULES, COUNTY);

    @TempDir
    Path folder;

    static List<String> standards() {
        return RulesFolder.open(RULES).standards();
    }

    @ParameterizedTest
    @MethodSource("standards")
    void what_nobody_touched_changes_nothing(String id) throws IOException {
        byte[] book = StandardBook.export(RULES, id);

        Imported imported = BookImport.read("F.xlsx", book, id, RULES, folder.resolve("new"));

        assertThat(imported).isEqualTo(new Imported(List.of(), List.of(), List.of(), List.of(), true));
        assertThat(Edited.differences(RULES, folder.resolve("new"))).isEmpty();
        assertThat(StandardBook.export(folder.resolve("new"), id)).isEqualTo(book);
    }

    @Test
    void a_threshold_changes_the_lines_that_say_it() throws IOException {
        Imported imported = imported(book -> book.replace(INDICATORS, "asset-utilisation", "rows", "90", "95"));

        assertThat(differences())
                .containsExactly(
                        COUNTY + "/standard.yaml",
                        "-- {atLeast: 90, points: 1}",
                        "-- {atLeast: 75, below: 90, points: 0.7}",
                        "+- {atLeast: 95, points: 1}",
                        "+- {atLeast: 75, below: 95, points: 0.7}");
        assertThat(said(imported.changes()))
                .containsExactly("F.xlsx!指标体系!J12  分档或要点：“≥90：1 / ≥75，<90：0.7”改为“≥95：1 / ≥75，<95：0.7”");
        assertThat(imported.findings()).isEmpty();
        assertThat(written().standard().rows().stream()
                        .filter(row -> row.id().equals("asset-utilisation"))
                        .flatMap(row -> row.criteria().get(0).bands().stream())
                        .map(band -> band.range() + " " + band.points()))
                .containsExactly("≥95 1", "≥75 <95 0.7", "≥60 <75 0.4", "<60 0");
    }

    @Test
    void a_band_that_is_added_is_a_line_that_is_added() throws IOException {
        imported(book -> book.replace(
                INDICATORS, "asset-utilisation", "rows", "≥75，<90：0.7", "≥80，<90：0.7\n>= 75 , < 80 : 0.5分"));

        assertThat(differences())
                .containsExactly(
                        COUNTY + "/standard.yaml",
                        "-- {atLeast: 75, below: 90, points: 0.7}",
                        "+- {atLeast: 80, below: 90, points: 0.7}",
                        "+- {atLeast: 75, below: 80, points: 0.5}");
    }

    @Test
    void a_weight_that_puts_the_sum_off_is_written_and_told() throws IOException {
        Imported imported = imported(book -> book.set(INDICATORS, "budget-execution", "weight", 12));

        assertThat(differences()).containsExactly(COUNTY + "/standard.yaml", "-weight: 10", "+weight: 12");
        assertThat(said(imported.findings()))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("F.xlsx!指标体系!D5  ")
                .contains("102");
    }

    @Test
    void an_items_text_points_and_options_change_its_line_alone() throws IOException {
        imported(book -> book.replace(INDICATORS, "goal-clarity", "rows", "2分：年度目标与部门职责和当年任务相符", "1分 可补正：年度目标与职责相符")
                .replace(INDICATORS, "goal-clarity", "rows", "3分：指标有数值、有单位，可以衡量", "3分：指标有数值、有单位，可以衡量\n1分 一票否决：新要点"));

        assertThat(differences())
                .containsExactly(
                        COUNTY + "/standard.yaml",
                        "-- {points: 2, text: {zh: 年度目标与部门职责和当年任务相符, en: The goals of the year fit the department's duties and tasks}}",
                        "+- {points: 1, text: {zh: 年度目标与职责相符, en: The goals of the year fit the department's duties and tasks}, correctable: true}",
                        "+- {points: 1, method: veto, text: 新要点}");
    }

    @Test
    void grades_policies_and_titles_change_where_they_stand() throws IOException {
        imported(book -> book.set(INFO, "grade 2", "bound", 85)
                .set(INFO, "notApplicable", "value", "分摊到同一一级指标")
                .set(INFO, "title", "value", "示例县标准（修订）"));

        assertThat(differences())
                .containsExactly(
                        COUNTY + "/standard.yaml",
                        "-zh: 示例县部门整体支出绩效评价标准（虚构）",
                        "+zh: 示例县标准（修订）",
                        "-notApplicable: full",
                        "+notApplicable: spread",
                        "-- {name: {zh: 良, en: good}, atLeast: 80}",
                        "+- {name: {zh: 良, en: good}, atLeast: 85}");
    }

    @Test
    void a_method_with_its_values_is_chosen_from_what_there_is() throws IOException {
        Imported imported = imported(book -> book.set(INDICATORS, "procurement-execution", "method", "按超出单位扣分")
                .set(INDICATORS, "procurement-execution", "values", "限额：100\n每超 1 个单位扣分：0.3")
                .set(INDICATORS, "procurement-execution", "reason", "超预算采购另行扣分"));

        assertThat(differences())
                .containsExactly(
                        COUNTY + "/CHANGES.md",
                        "+## 未发布",
                        "+",
                        "+- `procurement-execution`：超预算采购另行扣分",
                        "+",
                        COUNTY + "/standard.yaml",
                        "-method: completion",
                        "+method: per-unit-over",
                        "-values: {overTarget: full}",
                        "+values: {limit: 100, perUnit: 0.3}");
        assertThat(imported.findings()).isEmpty();
    }

    @Test
    void remediation_of_a_shared_problem_becomes_this_standards_own() throws IOException {
        imported(book -> book.replace(PROBLEMS, "systems.missing", "remediation", "\n", "，并报备\n"));

        assertThat(Files.readString(folder.resolve("new/common/problems.yaml")))
                .isEqualTo(Files.readString(RULES.resolve("common/problems.yaml")));
        assertThat(differences().get(0)).isEqualTo(COUNTY + "/problems.yaml");
        Pack.ProblemRow before = problem(RULES, "systems.missing");
        Pack.ProblemRow after = problem(folder.resolve("new"), "systems.missing");
        assertThat(after.remediation().get(0).zh())
                .isEqualTo(before.remediation().get(0).zh() + "，并报备");
        assertThat(after.remediation().get(0).en())
                .isEqualTo(before.remediation().get(0).en());
        assertThat(after.messages()).isEqualTo(before.messages());
    }

    @Test
    void a_value_that_ends_and_another_that_starts_become_this_standards_own() throws IOException {
        imported(book -> book.set(VALUES, "budget-distance.limit 1", "until", 2025)
                .insert(
                        VALUES,
                        "budget-distance.limit 1",
                        Map.of("name", "budget-distance.limit", "value", "40", "from", "2026", "basis", "项目默认")));

        assertThat(differences())
                .containsExactly(
                        COUNTY + "/parameters.yaml",
                        "+budget-distance.limit:",
                        "+- {value: 50, from: 2013, until: 2025, basis: project-default}",
                        "+- {value: 40, from: 2026, basis: project-default}",
                        "+");
        assertThat(written().parameter("budget-distance.limit", 2025)).isEqualTo("50");
        assertThat(written().parameter("budget-distance.limit", 2026)).isEqualTo("40");
    }

    @Test
    void a_new_indicator_is_a_line_with_an_id_below_its_group() throws IOException {
        Imported imported = imported(book -> book.insert(
                        INDICATORS,
                        "budget-adjustment",
                        Map.of(
                                "name",
                                "预算公开",
                                "weight",
                                "4",
                                "text",
                                "看预算是否公开。",
                                "method",
                                "要点计分",
                                "rows",
                                "4分：已公开",
                                "clause",
                                "附件 新增",
                                "id",
                                "budget-open",
                                "nameEn",
                                "Open budget"))
                .set(INDICATORS, "high-tech-enterprises", "weight", 11));

        assertThat(differences())
                .containsExactly(
                        COUNTY + "/standard.yaml",
                        "+- id: budget-open",
                        "+name: {zh: 预算公开, en: Open budget}",
                        "+weight: 4",
                        "+clause: 附件 新增",
                        "+text: 看预算是否公开。",
                        "+method: check-list",
                        "+items:",
                        "+- {points: 4, text: 已公开}",
                        "-weight: 15",
                        "+weight: 11");
        assertThat(imported.findings().stream().map(found -> found.place().cell()))
                .allMatch(cell -> cell.startsWith("指标体系!"));
    }

    @Test
    void an_indicator_goes_with_the_comment_above_it_and_levels_are_renamed() throws IOException {
        imported(book ->
                book.delete(INDICATORS, "budget-preparation").set(INDICATORS, "budget-execution", "section", "过程管理"));

        assertThat(differences().stream().filter(line -> line.startsWith("+")))
                .containsExactly("+name: {zh: 过程管理, en: Management}");
        assertThat(differences())
                .contains("-- id: budget-preparation")
                .contains("-# Per defect: from full points, each defect found costs the same.");
        assertThat(written().standard().sections().stream()
                        .map(section -> section.name().zh()))
                .containsExactly("决策", "过程管理", "绩效", "扣减项");
    }

    @Test
    void an_indicator_may_score_by_a_fact_that_the_same_workbook_adds() throws IOException {
        Imported imported = imported(book -> book.insert(
                        INFO,
                        "fact patents.growth",
                        Map.of(
                                "item",
                                "事实",
                                "value",
                                "专利转化数",
                                "unit",
                                "件",
                                "id",
                                "fact patents.used",
                                "en",
                                "patents used"))
                .insert(
                        INDICATORS,
                        "patents-growth",
                        Map.of(
                                "name",
                                "专利转化",
                                "weight",
                                "0",
                                "text",
                                "看转化数。",
                                "method",
                                "分档",
                                "measure",
                                "专利转化数",
                                "rows",
                                "≥5：0\n<5：0",
                                "clause",
                                "附件 新增",
                                "id",
                                "patents-used",
                                "maximum",
                                "2")));

        assertThat(differences())
                .contains(
                        "+patents.used: {label: {zh: 专利转化数, en: patents used}, unit: 件}",
                        "+- id: patents-used",
                        "+measure: patents.used")
                .noneMatch(line -> line.startsWith("-"));
        assertThat(imported.files()).containsExactly(COUNTY + "/standard.yaml");
    }

    @Test
    void a_text_that_states_the_old_number_still_is_told() throws IOException {
        Imported imported =
                imported(book -> book.set(INDICATORS, "budget-adjustment", "values", "限额：12\n每超 1 个单位扣分：0.2"));

        assertThat(said(imported.findings())).contains("F.xlsx!指标体系!E8  取值已改，说明中还写着 10，没有写 12。请核对并改写说明");
        assertThat(said(imported(
                                book -> book.set(INDICATORS, "budget-adjustment", "values", "限额：12\n每超 1 个单位扣分：0.2")
                                        .replace(INDICATORS, "budget-adjustment", "text", "10%", "12%")
                                        .replace(INDICATORS, "budget-adjustment", "textEn", "10%", "12%"),
                                folder.resolve("reworded"))
                        .findings()))
                .isEmpty();
    }

    @Test
    void everything_that_is_wrong_is_told_by_cell_at_once_and_nothing_is_written() {
        InputException wrong = refused(book -> book.set(INDICATORS, "goal-clarity", "weight", "十分")
                .set(INDICATORS, "budget-adjustment", "method", "按超出扣分")
                .set(INDICATORS, "asset-utilisation", "rows", "90以上：1\n<90：0")
                .set(INDICATORS, "budget-execution", "criterion", "自己写的标准")
                .set(INDICATORS, "science-activities", "id", "")
                .set(INDICATORS, "patents-growth", "problems", "没有的问题")
                .set(INFO, "waivers", "value", "随便")
                .set(INFO, "years.from", "value", "去年")
                .set(VALUES, "budget-distance.limit 1", "value", "")
                .set(PROBLEMS, "systems.missing", "severity", "严重"));

        assertThat(wrong.complaints().stream()
                        .map(complaint -> complaint.place().cell()))
                .containsExactly(
                        "取值!C8",
                        "指标体系!D6",
                        "指标体系!G8",
                        "指标体系!F9",
                        "指标体系!J12",
                        "指标体系!P14",
                        "指标体系!N16",
                        "标准信息!B10",
                        "标准信息!B15",
                        "问题与整改!C10");
        assertThat(folder.resolve("new")).doesNotExist();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void what_the_readers_of_standards_say_is_told_by_cell_too() {
        InputException wrong = refused(book ->
                book.set(INDICATORS, "goal-clarity", "weight", 11).set(INDICATORS, "budget-execution", "scale", 9));

        assertThat(wrong.complaints().stream().map(complaint -> complaint.in(Language.ZH)))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("F.xlsx!指标体系!C6  "))
                .anyMatch(line -> line.startsWith("F.xlsx!指标体系!K9  "));
    }

    @Test
    void a_standard_that_was_changed_since_is_not_written_over() throws IOException {
        Path rules = folder.resolve("rules");
        imported(book -> {}, rules);
        Path changed = rules.resolve("common/parameters.yaml");
        Files.writeString(changed, Files.readString(changed) + "# more\n");

        InputException stale = catchThrowableOfType(
                InputException.class, () -> BookImport.read("F.xlsx", BOOK, COUNTY, rules, folder.resolve("b")));

        assertThat(stale).hasMessageContaining("common/parameters.yaml");
        InputException other =
                catchThrowableOfType(InputException.class, () -> BookImport.read("F.xlsx", BOOK, COUNTY, RULES, rules));
        assertThat(other).hasMessageContaining(COUNTY);
    }

    @Test
    void a_folder_with_the_same_standard_gets_the_changed_files_alone() throws IOException {
        Path rules = folder.resolve("rules");
        imported(book -> {}, rules);
        Files.writeString(rules.resolve("note.txt"), "mine");
        byte[] book = Edited.edited(BOOK, e -> e.set(INDICATORS, "budget-execution", "weight", 12));

        Imported imported = BookImport.read("F.xlsx", book, COUNTY, rules, rules);

        assertThat(imported.made()).isFalse();
        assertThat(imported.files()).containsExactly(COUNTY + "/standard.yaml");
        assertThat(rules.resolve("note.txt")).hasContent("mine");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(rules);
        }
    }

    @Test
    void texts_that_look_like_formulas_are_texts_and_control_characters_are_refused() throws IOException {
        imported(book -> book.set(INDICATORS, "goal-clarity", "text", "=HYPERLINK(\"x\")"));
        assertThat(differences()).contains("+zh: =HYPERLINK(\"x\")");

        InputException wrong = refused(book -> book.set(INDICATORS, "goal-clarity", "text", "a\u007Fb"));
        assertThat(wrong.complaints()).extracting(c -> c.place().cell()).containsExactly("指标体系!E6");
    }

    @Test
    void numbers_as_texts_and_texts_with_blanks_are_no_change() {
        Imported imported = imported(
                book -> book.set(INDICATORS, "goal-clarity", "weight", "10.0 ")
                        .set(INFO, "title", "value", book.text(INFO, "title", "value") + "  \r\n"),
                folder.resolve("same"));

        assertThat(imported.changes()).isEmpty();
        assertThat(imported.files()).isEmpty();
    }

    @Test
    void the_commands_write_what_evaluations_then_go_by() throws IOException {
        Path book = folder.resolve("standard.xlsx");
        Path rules = folder.resolve("my-rules");
        String submission = "fixtures/" + COUNTY + "/submission.yaml";
        assertThat(run("standards", "export", COUNTY, "--output", book.toString(), "--rules", "rules"))
                .isEqualTo("0\n");
        Files.write(
                book,
                Edited.edited(
                        Files.readAllBytes(book),
                        e -> e.set(INDICATORS, "budget-adjustment", "values", "限额：5\n每超 1 个单位扣分：0.2")));

        String[] importing = {
            "standards", "import", book.toString(), "--base", COUNTY, "--output", rules.toString(), "--rules", "rules"
        };
        assertThat(run(importing))
                .startsWith("1\n" + book + "!指标体系!I8  取值：“限额：10”改为“限额：5”\n")
                .contains(book + "!指标体系!E8  取值已改，说明中还写着 10，没有写 5。");
        assertThat(run(importing)).startsWith("2\n").contains(rules.toString());
        assertThat(run("evaluate", submission, "--rules", "rules")).contains("  3.60");
        assertThat(run("evaluate", submission, "--rules", rules.toString())).contains("  2.60");
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        int code = Jiheng.run(writer, writer, arguments);
        return code + "\n" + out;
    }

    @Test
    void other_files_are_refused_in_a_sentence() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("xl/workbook.xml"));
            out.write(new byte[64 * 1024 * 1024]);
        }
        for (byte[] file : List.of("no workbook".getBytes(StandardCharsets.UTF_8), zip.toByteArray(), new byte[0])) {
            assertThat(catchThrowableOfType(
                            InputException.class,
                            () -> BookImport.read("F.xlsx", file, COUNTY, RULES, folder.resolve("new"))))
                    .hasMessageContaining("F.xlsx");
        }
        assertThat(folder).isEmptyDirectory();
    }

    private Imported imported(Consumer<Edited> edit) {
        return imported(edit, folder.resolve("new"));
    }

    private static Imported imported(Consumer<Edited> edit, Path output) {
        return BookImport.read("F.xlsx", Edited.edited(BOOK, edit), COUNTY, RULES, output);
    }

    private InputException refused(Consumer<Edited> edit) {
        Path output = folder.resolve("refused");
        return catchThrowableOfType(InputException.class, () -> imported(edit, output));
    }

    private List<String> differences() throws IOException {
        return Edited.differences(RULES, folder.resolve("new"));
    }

    private static Pack.ProblemRow problem(Path rules, String code) {
        return Objects.requireNonNull(
                RulesFolder.open(rules).read(COUNTY).problems().get(code));
    }

    private Pack written() {
        return RulesFolder.open(folder.resolve("new")).read(COUNTY);
    }

    private static List<String> said(List<Complaint> complaints) {
        return complaints.stream().map(complaint -> complaint.in(Language.ZH)).toList();
    }
}
