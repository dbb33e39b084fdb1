package org.jiheng.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.jiheng.Evaluations;
import org.jiheng.authoring.PackChecker.Checked;
import org.jiheng.authoring.PackChecker.Example;
import org.jiheng.cli.Jiheng;
import org.jiheng.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code standards check} as its user meets it: findings, departments that show them, exit codes. */
class StandardsCheckTest {
    private static final String EXAMPLE = "example-county-2025";

    @TempDir
    Path folder;

    private record Outcome(int code, List<String> out) {}

    private static Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        int code = Jiheng.run(new PrintWriter(out), new PrintWriter(new StringWriter()), arguments);
        return new Outcome(code, out.toString().lines().toList());
    }

    private Path withBands(String measure, String bands) {
        Path rules = Evaluations.copyOfRules(folder);
        Path standard = rules.resolve(EXAMPLE).resolve("standard.yaml");
        String text = Evaluations.read(standard);
        int from = text.indexOf("bands:", text.indexOf("measure: " + measure));
        int until = text.indexOf("          - id:", from);
        Evaluations.write(standard, text.substring(0, from) + "bands: [" + bands + "]\n" + text.substring(until));
        return rules;
    }

    @Test
    void bandsWithAGapAndAnOverlapComeWithDepartmentsThatFallIntoThem() {
        Path rules = withBands(
                "patents.growth",
                "{atLeast: 0, below: 60, points: 1}, {atLeast: 60, below: 75, points: 3}, "
                        + "{atLeast: 80, below: 90, points: 5}, {atLeast: 85, upTo: 100, points: 8}");
        Checked checked = PackChecker.check(rules, List.of(EXAMPLE));
        String gap =
                "The bands of \"patents-growth\" leave a gap: no band holds %s, and nothing would score it. Add a band or move a bound beside it";
        assertThat(checked.findings().stream().map(f -> f.message().in(Language.EN)))
                .containsExactly(
                        gap.formatted("<0"),
                        gap.formatted("≥75 <80"),
                        "The bands of \"patents-growth\" overlap: \"≥80 <90\" (line 192) and \"≥85 ≤100\" (line 192) both hold ≥85 <90. Move the bound of either",
                        gap.formatted(">100"));
        assertThat(checked.examples())
                .extracting(Example::submission)
                .containsExactlyInAnyOrder(department("-1"), department("77.5"), department("87.5"), department("101"));
        for (Example example : checked.examples()) {
            boolean nobody = example.title().key().equals("finding.band-gap");
            assertThatThrownBy(() -> Evaluations.ofText(example.submission(), rules))
                    .hasMessageContaining(
                            nobody ? "No rule scored \"patents-growth\"" : "\"patents-growth\" is scored by two rules");
        }
    }

    private static String department(String growth) {
        return """
                department: {name: 示例部门, year: 2025, asOf: 2026-03-31, fictitious: true}
                standard: example-county-2025
                facts:
                  patents.growth: {value: %s, unit: "%%"}
                """.formatted(growth);
    }

    @Test
    void theExampleOfADerivedMeasureGivesTheFiguresItComesFrom() {
        Path rules = withBands("asset-utilisation", "{atLeast: 90, points: 1}, {below: 80, points: 0}");
        Example example = PackChecker.check(rules, List.of(EXAMPLE)).examples().get(0);
        assertThat(example.submission()).endsWith("assets: {inUse: 85, total: 100}\n");
        assertThatThrownBy(() -> Evaluations.ofText(example.submission(), rules))
                .hasMessageContaining("No rule scored \"asset-utilisation\"");
    }

    @Test
    void theCommandPrintsFindingsExamplesAndWhatWasNotAnalysed() {
        Path rules = withBands("patents.growth", "{below: 60, points: 1}, {atLeast: 80, points: 8}");
        Outcome outcome = run("standards", "check", EXAMPLE, "--rules", rules.toString());
        String place = rules.resolve(EXAMPLE).resolve("standard.yaml") + ":192:45  ";
        String gap = "“patents-growth”的分档缺口：≥60 <80 不属于任何一档，落入者无人评分。请增加一档或移动相邻档的界限";
        assertThat(outcome.out())
                .containsExactly(
                        place + gap,
                        "",
                        "# " + place + gap,
                        "# 落入其中的虚构部门，存为文件即可用 jiheng evaluate 运行：",
                        "department: {name: 示例部门, year: 2025, asOf: 2026-03-31, fictitious: true}",
                        "standard: example-county-2025",
                        "facts:",
                        "  patents.growth: {value: 70, unit: \"%\"}",
                        "",
                        "未分析：example-county-2025：2 处 of 指向部门自己的绩效指标，须待提交文件才能核对",
                        "1 处问题");
        assertThat(outcome.code()).isEqualTo(1);
    }

    @Test
    void aPackAFolderOfPacksAndAllOfThemCanBeNamed() {
        Path rules = Evaluations.copyOfRules(folder);
        assertThat(run("standards", "check").code()).isZero();
        assertThat(run("standards", "check", "urumqi-etdz-2023").code()).isZero();
        assertThat(run("standards", "check", rules.toString()).code()).isZero();
        Outcome one = run("standards", "check", rules.resolve(EXAMPLE).toString(), "--lang", "en");
        assertThat(one.code()).isZero();
        assertThat(one.out().get(one.out().size() - 1)).isEqualTo("No findings");
        assertThat(run("standards", "check", "nowhere").code()).isEqualTo(2);
    }

    @Test
    void filesThatCannotBeReadAreFindingsToo() {
        Path rules = Evaluations.copyOfRules(folder);
        Evaluations.write(rules.resolve("common/problems.yaml"), "a: [1\n");
        Evaluations.write(rules.resolve(EXAMPLE).resolve("parameters.yaml"), "b: {c: 1}\nb: {c: 1}\n");
        Outcome outcome = run("standards", "check", EXAMPLE, "--rules", rules.toString(), "--lang", "en");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out())
                .anyMatch(line -> line.startsWith(rules + "/common/problems.yaml:") && line.contains("format is wrong"))
                .contains(
                        rules + "/" + EXAMPLE + "/parameters.yaml:2:1  \"b\" appears again; it first stands at line 1",
                        "Not analysed: \"" + EXAMPLE
                                + "\" has files that cannot be read; the rest of it was not checked");
    }

    @Test
    void allPacksAreCheckedWellUnderASecondOnceWarm() {
        List<String> all = List.of(EXAMPLE, "urumqi-etdz-2023");
        for (int i = 0; i < 5; i++) {
            PackChecker.check(Evaluations.RULES, all);
        }
        long start = System.nanoTime();
        PackChecker.check(Evaluations.RULES, all);
        long took = (System.nanoTime() - start) / 1_000_000;
        System.out.println("standards check of all packs, warm: " + took + " ms");
        assertThat(took).isLessThan(1000);
    }
}
