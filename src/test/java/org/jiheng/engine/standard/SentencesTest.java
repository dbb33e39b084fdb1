package org.jiheng.engine.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.jiheng.Evaluations;
import org.jiheng.engine.standard.Pack.DatedValue;
import org.jiheng.engine.standard.Pack.RuleFile;
import org.jiheng.engine.verdict.Evaluation.ProblemFound;
import org.jiheng.source.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules worded in Chinese sentences: what they become, and what is said of a sentence that is none. */
class SentencesTest {
    private static final String HEAD = """
            规则 "示例"
            当
              查找问题 预算执行进度慢
            """;

    @TempDir
    Path folder;

    private Path rules;
    private Path file;

    @BeforeEach
    void copy() {
        rules = Evaluations.copyOfRules(folder);
        file = rules.resolve("example-county-2025/own.dslr");
    }

    private Pack packWith(String sentences) {
        Evaluations.write(file, HEAD + sentences + "则\n  报告该问题\n");
        return RulesFolder.open(rules).read("example-county-2025");
    }

    private static String expanded(Pack pack) {
        return pack.rules().stream()
                .filter(rule -> rule.name().equals("example-county-2025/own.dslr"))
                .map(RuleFile::text)
                .findFirst()
                .orElseThrow();
    }

    private void isRefused(String sentences, String... messages) {
        assertThatThrownBy(() -> packWith(sentences))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e -> assertThat(e.complaints())
                                .extracting(c -> c.place().line() + " "
                                        + c.message().key() + " " + c.message().arguments())
                                .containsExactly(messages));
    }

    @Test
    void aRuleBecomesRuleTextOnTheLinesOfItsWriter() {
        Pack pack = packWith("  部门预算执行率 低于 80%\n");
        assertThat(expanded(pack).lines())
                .containsExactly(
                        "rule \"示例\"",
                        "when",
                        "$problem : Problem(code == \"budget.slow-execution\")",
                        "Parameter(name == \"示例#1\", $limit : value) Measure(name == \"execution-rate\", subject == \"\","
                                + " value < $limit, $value : value)",
                        "then",
                        "report.problem($problem);",
                        "end ");
        assertThat(pack.parameters())
                .filteredOn(value -> value.name().equals("示例#1"))
                .extracting(DatedValue::value)
                .singleElement()
                .isEqualTo(new java.math.BigDecimal("80"));
    }

    @Test
    void fullWidthDigitsSignsAndSpacesAreTheSame() {
        assertThat(expanded(packWith("　部门预算执行率　低于　８０％。\n"))).isEqualTo(expanded(packWith("  部门预算执行率低于80%\n")));
        Pack pack = packWith("  部门预算执行率低于80%\n则\n  报告该问题, 按\"x\"表述\n规则 \"二\"\n当\n  查找问题 预算执行进度慢\n");
        assertThat(expanded(pack)).contains("report.problem($problem, \"\", \"x\");");
    }

    @Test
    void moneyIsInTenThousandYuanWhateverTheSentenceSays() {
        Pack pack = packWith("  全年预算数 超过 1.5 亿元\n");
        assertThat(pack.parameters())
                .filteredOn(value -> value.name().equals("示例#1"))
                .extracting(value -> value.value().toPlainString())
                .containsExactly("15000");
    }

    @Test
    void anUnknownSentenceNamesItsLineAndTheNearest() {
        isRefused(
                "  部门预算执行率 小于 80%\n",
                "4 language.unknown-sentence [部门预算执行率 小于 80%, 固定资产利用率 低于 90%；满意度 等于 100%；在职人数 多于 编制数]");
    }

    @Test
    void anUnknownNameNamesTheNearest() {
        isRefused("  部门预算执行力 低于 80%\n", "4 language.unknown-name [部门预算执行力, 部门预算执行率]");
    }

    @Test
    void aUnitThatIsNotTheMeasuresIsRefused() {
        isRefused("  部门预算执行率 低于 80 万元\n", "4 language.unit-differs [万元, %]");
    }

    @Test
    void aSentenceOutsideARuleIsRefused() {
        Evaluations.write(file, "部门预算执行率 低于 80%\n");
        assertThatThrownBy(() -> RulesFolder.open(rules).read("example-county-2025"))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e -> assertThat(e.complaints())
                                .extracting(c ->
                                        c.place().line() + " " + c.message().key())
                                .containsExactly("1 language.outside"));
    }

    @Test
    void aProblemAddedAsASentenceIsFound() {
        Evaluations.write(rules.resolve("example-county-2025/problems.yaml"), """
                posts.empty:
                  title: {zh: 空编过多, en: Empty posts}
                  category: {zh: 机构编制, en: posts}
                  severity: low
                  basis: fictitious
                  rationale: {zh: 示例, en: example}
                  needs: [posts.authorised, posts.inPost]
                  message: {zh: "在职 {value} 人，编制 {base} 人，空编 {difference} 人。", en: "{difference} posts are empty."}
                  remediation: [{zh: 按程序补充人员, en: fill the posts}, {zh: 或核减编制, en: or give them up}]
                """);
        Evaluations.write(file, """
                规则 "posts: empty"
                当
                  查找问题 空编过多
                  在职人数 少于 编制数
                则
                  报告该问题
                """);
        String base = Evaluations.read(Path.of("fixtures/example-county-2025/submission.yaml"));
        assertThat(Evaluations.ofText(base, rules).problems())
                .filteredOn(problem -> problem.code().equals("posts.empty"))
                .extracting(ProblemFound::detail)
                .containsExactly("在职 11 人，编制 12 人，空编 1 人。");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "全年预算数 记作 x) eval(true",
                "全年预算数 记作 x : value) Measure(this.getClass() != null, $y",
                "全年预算数 记作 x, System.setProperty(\"jiheng.attack\", \"1\") != null, $y",
                "某项目 进展为 “x\") eval(System.setProperty(\"jiheng.attack\", \"1\") == null) Project(state == \"x”",
                "某项目 进展为 \\u0022) eval(true",
                "查找问题 预算执行进度慢\") eval(true) Problem(code == \"x",
                "则\n  report.problem($problem); System.setProperty(\"jiheng.attack\", \"1\");",
                "eval(System.setProperty(\"jiheng.attack\", \"1\") == null)",
                "结束\nfunction void f() { System.setProperty(\"jiheng.attack\", \"1\"); }",
                "则\n  报告该问题，按“x\"); System.setProperty(\"jiheng.attack\", \"1\"); //”表述\n规则 \"b\"\n当",
                "则\n  报告该问题\n规则 \"b\\\" salience 9 when eval(true) then System.exit(9); end rule \\\"c\"\n当",
            })
    void anAttackInASentenceIsRefusedLikeAnyOther(String attack) {
        System.clearProperty("jiheng.attack");
        Evaluations.write(file, HEAD + "  " + attack + "\n则\n  报告该问题\n");
        String base = Evaluations.read(Path.of("fixtures/example-county-2025/submission.yaml"));
        assertThatThrownBy(() -> Evaluations.ofText(base, rules)).isInstanceOf(InputException.class);
        assertThat(System.getProperty("jiheng.attack")).isNull();
    }

    @Test
    void everyExampleOfTheVocabularyIsASentence() {
        Pack pack = RulesFolder.open(Evaluations.RULES).read("example-county-2025");
        assertThat(pack.vocabulary().entries())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(
                                entry.pattern().matcher(entry.example()).matches())
                        .as(entry.sentence())
                        .isTrue());
    }
}
