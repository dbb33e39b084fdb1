package org.jiheng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jiheng.cli.Jiheng;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be used is refused with exit code 2, every complaint at once, each with file, line and a way out. */
class BadInputTest {
    private static final String HEAD = """
            department: {name: 某局, year: 2023, asOf: 2024-07-31}
            standard: urumqi-etdz-2023
            """;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("submission.yaml");
    }

    private record Outcome(int code, String out, String err) {}

    private Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Jiheng.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Outcome(code, out.toString(), err.toString().replace(folder + "/", ""));
    }

    private Outcome evaluate(String yaml) throws IOException {
        Files.writeString(file, yaml);
        return run("evaluate", file.toString());
    }

    private static void refused(Outcome outcome, String... lines) {
        assertThat(outcome.err().lines()).containsExactly(lines);
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void everythingWrongIsToldAtOnceInTheOrderOfTheFile() throws IOException {
        Outcome outcome = evaluate(HEAD + """
                        postz: {authorised: 9}
                        posts: {authorised: -9, inPost: 八, retired: 1.5}
                        indicators:
                          items:
                            - {id: high-tech-enterprises, target: ">= 100 家", actual: 184%}
                            - {id: high-tech-enterprises, target: ">= 100 家"}
                        checks: {goal-clarity.2: maybe, goal-clarity.9: true}
                        judgements:
                          - {indicator: asset-utilisation, points: 2}
                          - {indicator: asset-utilization, points: 1}
                          - {indicator: asset-utilisation, points: 1}
                          - {indicator: rd-growth, points: abc}
                        """);
        refused(
                outcome,
                "submission.yaml:3:1  不认识“postz”。是否为“posts”？",
                "submission.yaml:4:9  “authorised”不能为负数（现为 -9）",
                "submission.yaml:4:33  须为数字（现为“八”）",
                "submission.yaml:4:36  “retired”须为整数（现为 1.5）",
                "submission.yaml:7:55  “high-tech-enterprises”目标值单位为“家”，实际完成值单位为“%”。请统一单位",
                "submission.yaml:8:8  “high-tech-enterprises”重复出现，首次见第 7 行。请合并或改名",
                "submission.yaml:9:26  须为 true 或 false（现为“maybe”）",
                "submission.yaml:9:33  本标准没有“goal-clarity.9”这一指标或评价要点。是否为“goal-clarity.1”？",
                "submission.yaml:11:5  “asset-utilisation”的评定得分 2 高于满分 1",
                "submission.yaml:12:5  本标准没有“asset-utilization”这一指标或评价要点。是否为“asset-utilisation”？",
                "submission.yaml:13:6  “asset-utilisation”重复出现，首次见第 11 行。请合并或改名",
                "submission.yaml:14:36  须为数字（现为“abc”）",
                "12 处问题");
    }

    @Test
    void theSameInEnglish() throws IOException {
        Files.writeString(file, HEAD + "postz: {}\n");
        refused(
                run("evaluate", file.toString(), "--lang", "en"),
                "submission.yaml:3:1  Unknown key \"postz\". Maybe \"posts\"?");
    }

    @Test
    void aFactAndAJudgementForOnePointContradictEachOther() throws IOException {
        refused(
                evaluate(HEAD + """
                                assets: {total: 100, inUse: 92, unit: 万元}
                                judgements: [{indicator: asset-utilisation, points: 1}]
                                """),
                "submission.yaml:4:14  “asset-utilisation”既有事实（assets.inUse, assets.total）又有评定得分，同一分值只能有一个依据。请删去其中之一");
    }

    @Test
    void aFileInAnotherEncodingNamesTheLine() throws IOException {
        Files.write(file, "a: 1\n部门: 科技局\n".getBytes(Charset.forName("GB18030")));
        refused(run("evaluate", file.toString()), "submission.yaml:2:1  文件不是 UTF-8 编码（可能为 GB18030/GBK）。请另存为 UTF-8 后重试");
    }

    @Test
    void anEmptyFileSaysSo() throws IOException {
        refused(evaluate(" \n"), "submission.yaml:1:1  文件是空的");
    }

    @Test
    void aHugeFileIsRefusedUnread() throws IOException {
        Files.write(file, new byte[50 * 1024 * 1024]);
        refused(run("evaluate", file.toString()), "submission.yaml:1:1  文件过大（50 MB，上限 8 MB）");
    }

    @Test
    void brokenYamlNamesTheLine() throws IOException {
        Outcome outcome = evaluate("department: {name: x\nyear: [1\n");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("submission.yaml:2:")
                .contains("格式有误")
                .doesNotContain("\tat ");
    }

    @Test
    void aliasesAndDepthAreBounded() throws IOException {
        assertThat(evaluate("a: &x [1]\nb: *x\n").err()).contains("submission.yaml:2:4  不支持 YAML 引用");
        assertThat(evaluate("a: " + "[".repeat(60) + "]".repeat(60)).err()).contains("嵌套超过 32 层");
        assertThat(evaluate("{\"a\": " + "[".repeat(5000) + "]".repeat(5000) + "}")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void aMissingFileAStandardTwiceNamedAndAnUnknownOneAreTold() throws IOException {
        refused(run("evaluate", folder.resolve("none.yaml").toString()), "none.yaml  找不到此文件");
        Files.writeString(file, HEAD);
        refused(
                run("evaluate", file.toString(), "--standard", "example-county-2025"),
                "submission.yaml  --standard example-county-2025 与提交文件中的 standard urumqi-etdz-2023 不一致。请更正其一");
        refused(
                evaluate(HEAD.replace("etdz-2023", "etdz-2032")),
                rules() + "  没有“urumqi-etdz-2032”这一评分标准。是否为“urumqi-etdz-2023”？");
    }

    private static String rules() {
        return Path.of("rules").toAbsolutePath().toString();
    }

    @Test
    void withoutRulesThereIsASentenceThatHelps() throws IOException {
        Files.writeString(file, HEAD);
        Outcome outcome = run(
                "evaluate", file.toString(), "--rules", folder.resolve("rules").toString());
        refused(outcome, "rules  此处没有评分规则（应有 rules/common 文件夹）。请用 --rules 指明 rules 文件夹，或将其放在 jiheng.jar 旁边");
    }

    @Test
    void aWrongCommandLineIsToldInOneMessage() {
        Outcome outcome = run("evaluate");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err().lines()).hasSize(2).first().asString().startsWith("命令有误：");
        assertThat(run("evalute", "x").code()).isEqualTo(2);
    }

    @Test
    void theUnusualButLegitimateIsANotice() {
        assertThat(Evaluations.ofText(HEAD + """
                                        budget:
                                          unit: 万元
                                          initial: 100
                                          annual: 90
                                          executed: 80
                                          lines: [{name: 追加项目, by: nature, initial: 0, annual: 5, executed: 5}, {name: 收回, by: source, annual: -3}]
                                        """).notices())
                .extracting(notice -> notice.code())
                .contains("intake.spending-without-budget", "intake.budget-cut", "intake.negative-amount");
    }

    @Test
    void figuresThatCannotBeAreRefused() throws IOException {
        refused(
                evaluate(HEAD + "assets: {total: 200, inUse: 920}\nsatisfaction: {rate: 188.5}\n"),
                "submission.yaml:3:22  “inUse”（920）不能大于“total”（200）",
                "submission.yaml:4:16  “rate”须在 0 至 100 之间（现为 188.5）",
                "2 处问题");
    }

    @Test
    void aFolderIsNotOverwrittenByAReport() throws IOException {
        Path into = Files.createDirectory(folder.resolve("reports"));
        Outcome outcome = run("evaluate", "fixtures/urumqi-etdz-2023/submission.yaml", "--output", into.toString());
        refused(outcome, "reports  这是文件夹，须为文件");
        assertThat(into).isEmptyDirectory();
    }

    @Test
    void aReportIsWrittenWholeAndNothingElseIsLeft() throws IOException {
        Path file = folder.resolve("report.txt");
        Outcome outcome = run("evaluate", "fixtures/urumqi-etdz-2023/submission.yaml", "--output", file.toString());
        assertThat(outcome.code()).isZero();
        assertThat(Files.readString(file)).contains("90.30 / 100    优");
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aRateThatCannotBeComputedIsOpenAndNeverClear() {
        var checks = Evaluations.ofText(HEAD + "budget: {annual: 0, executed: 0}\nassets: {total: 0, inUse: 0}\n")
                .checks();
        assertThat(checks)
                .filteredOn(check -> check.code().equals("budget.slow-execution"))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.state()).isEqualTo(org.jiheng.engine.verdict.Evaluation.State.UNDETERMINED);
                    assertThat(check.collect()).containsExactly("部门预算执行率");
                });
        assertThat(checks)
                .filteredOn(check -> check.code().equals("assets.low-utilisation"))
                .isNotEmpty()
                .extracting(check -> check.state())
                .containsOnly(org.jiheng.engine.verdict.Evaluation.State.NOT_APPLICABLE);
    }

    @Test
    void amountsInYuanAndYiyuanAreTheSameMoney() {
        String wan = HEAD + "budget: {unit: 万元, initial: 248.72, annual: 265.67, executed: 237.4}\n";
        String yuan = HEAD + "budget: {unit: 元, initial: 2487200, annual: 2656700, executed: 2374000}\n";
        String mixed = HEAD
                + "budget: {initial: {value: 0.024872, unit: 亿元}, annual: 265.67, executed: {value: 2374000, unit: 元}}\n";
        assertThat(adjustment(yuan)).isEqualTo(adjustment(wan)).contains("6.8149");
        assertThat(adjustment(mixed)).isEqualTo(adjustment(wan));
    }

    private static String adjustment(String yaml) {
        return Evaluations.indicator(Evaluations.ofText(yaml), "financial-compliance").ledger().stream()
                .filter(line -> line.item().equals("2"))
                .findFirst()
                .orElseThrow()
                .arithmetic();
    }
}
