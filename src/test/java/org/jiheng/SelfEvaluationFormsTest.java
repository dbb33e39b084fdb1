package org.jiheng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.Kind;
import org.jiheng.engine.verdict.Evaluation.Notice;
import org.jiheng.engine.verdict.Evaluation.Verdict;
import org.jiheng.source.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The self-evaluation forms of the Changji science bureau 2024, and what a filed row may be. */
class SelfEvaluationFormsTest {
    private static final Path FIXTURES = Path.of("fixtures/changji-2024");
    private static final Path ORACLE = Path.of("../shared/oracles/changji-2024.json");
    private static final List<String> TOTALS = List.of(
            "99.14", "91.38", "94.80", "100.00", "100.00", "92.00", "98.26", "84.47", "94.60", "98.76", "100.00",
            "99.98", "99.88");
    private static final BigDecimal PUBLISHED = new BigDecimal("1253.27");

    @TempDir
    Path folder;

    static IntStream forms() {
        return IntStream.rangeClosed(1, TOTALS.size());
    }

    private static Path form(int number) {
        return FIXTURES.resolve("projects/%02d.yaml".formatted(number));
    }

    private static JsonNode rows(Path fixture) throws IOException {
        return new YAMLMapper().readTree(fixture.toFile()).get("indicators").get("items");
    }

    private static void assertAsPublished(Path fixture, Evaluation evaluation, String execution, String total)
            throws IOException {
        List<String> published = new ArrayList<>(List.of("budget-execution " + execution));
        rows(fixture)
                .forEach(row -> published.add(row.get("id").asText() + " "
                        + new BigDecimal(row.get("score").asText()).setScale(2)));
        assertThat(evaluation.indicators())
                .extracting(i -> i.id() + " " + i.earned())
                .containsExactlyElementsOf(published);
        assertThat(evaluation.score().earned()).isEqualByComparingTo(total);
        assertThat(evaluation.score().lowest()).isEqualByComparingTo(total);
        assertThat(evaluation.score().highest()).isEqualByComparingTo(total);
        assertThat(evaluation.score().full()).isEqualByComparingTo("100");
        assertThat(evaluation.score().grade()).isNull();
        assertThat(evaluation.notices())
                .extracting(Notice::code)
                .doesNotContain("submission.score-differs", "submission.weights-differ");
    }

    @ParameterizedTest(name = "project form {0}")
    @MethodSource("forms")
    void everyRowAndTheTotalOfAProjectFormAreThosePublished(int number) throws IOException {
        assertAsPublished(form(number), Evaluations.of(form(number)), "10.00", TOTALS.get(number - 1));
    }

    @Test
    void theDepartmentFormIsTheOnePublished() throws IOException {
        Path fixture = FIXTURES.resolve("department.yaml");
        Evaluation evaluation = Evaluations.of(fixture);
        assertAsPublished(fixture, evaluation, "9.8", "99.80");
        assertThat(evaluation.notices()).extracting(Notice::message).contains("指标“引育创新团队”的目标以“个”计，实际以“人”计；视为同一计量，请核对。");
    }

    @Test
    void thirteenFormsHave111RowsAndAllStandAsExtractedFromTheDocument() throws IOException {
        int count = 0;
        for (int number : forms().toArray()) {
            count += rows(form(number)).size();
        }
        assertThat(count).isEqualTo(111);
        assumeTrue(Files.exists(ORACLE), "the extracted document is not here; the fixtures alone are tested");
        JsonNode published = new ObjectMapper().readTree(ORACLE.toFile());
        for (int number : forms().toArray()) {
            assertThat(printed(rows(form(number))))
                    .containsExactlyElementsOf(extracted(
                            published.get("project_forms").get(number - 1).get("indicators")));
        }
        assertThat(printed(rows(FIXTURES.resolve("department.yaml"))))
                .containsExactlyElementsOf(extracted(published.get("unit_form").get("indicators")));
    }

    private static List<String> printed(JsonNode rows) {
        return columns(
                rows,
                "level1",
                "level2",
                "name",
                "target",
                "actual",
                "completion",
                "weight",
                "score",
                "rule",
                "lastYear",
                "basis",
                "evidence");
    }

    private static List<String> extracted(JsonNode rows) {
        return columns(
                rows,
                "level1",
                "level2",
                "level3",
                "target",
                "actual",
                "completion",
                "weight_str",
                "score_str",
                "rule",
                "last_year",
                "basis",
                "evidence");
    }

    private static List<String> columns(JsonNode rows, String... keys) {
        List<String> lines = new ArrayList<>();
        for (JsonNode row : rows) {
            List<String> line = new ArrayList<>();
            for (String key : keys) {
                line.add(row.path(key).isNull() ? "" : row.path(key).asText());
            }
            lines.add(String.join(" | ", line));
        }
        return lines;
    }

    @Test
    void withTheRuleOfDocument10InPlaceOfEveryRowsTheFormsGain4351() throws IOException {
        Path rules = Evaluations.copyOfRules(folder);
        Path standard = rules.resolve("xinjiang-project-self-evaluation/standard.yaml");
        String text = Evaluations.read(standard);
        List<String> spellings = text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("spellings: ["))
                .map(line -> line.substring("spellings: [".length(), line.length() - 1))
                .toList();
        String rule = """
                  rules:
                    - id: met-or-ratio
                      name: {zh: 达成得满分，未达成按比例, en: "Full when met, else by ratio"}
                      spellings: [%s]
                      text: {zh: 达成得满分，未达成按完成比例得分, en: "Full when met, else by ratio"}
                      method: completion
                      measure: form-completion
                      values: {overTarget: full}

                """.indent(0).formatted(String.join(", ", spellings));
        Evaluations.write(
                standard,
                text.substring(0, text.indexOf("  rules:")) + rule + text.substring(text.indexOf("notices:")));
        BigDecimal sum = BigDecimal.ZERO;
        long differ = 0;
        for (int number : forms().toArray()) {
            Evaluation evaluation = Evaluations.ofText(Evaluations.read(form(number)), rules);
            sum = sum.add(evaluation.score().earned());
            differ += evaluation.notices().stream()
                    .filter(notice -> notice.code().equals("submission.score-differs"))
                    .count();
        }
        assertThat(sum.subtract(PUBLISHED)).isEqualByComparingTo("43.51");
        assertThat(differ).isEqualTo(rowsBelowFull());
    }

    private static long rowsBelowFull() {
        return forms().mapToObj(number -> Evaluations.of(form(number)))
                .flatMap(evaluation -> evaluation.indicators().stream())
                .filter(indicator -> indicator.verdict() == Verdict.DEDUCTED)
                .count();
    }

    @Test
    void withOverFulfilmentOfCompletionRatioRowsFreeTheFormsGain1869() {
        Path rules = Evaluations.copyOfRules(folder);
        Evaluations.change(
                rules.resolve("xinjiang-project-self-evaluation/standard.yaml"),
                "overTarget: deviation",
                "overTarget: full");
        BigDecimal sum = forms().mapToObj(number -> Evaluations.ofText(Evaluations.read(form(number)), rules)
                        .score()
                        .earned())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum.subtract(PUBLISHED)).isEqualByComparingTo("18.69");
    }

    @Test
    void aLimitExceededEarnsNothingWhereTheStandardSaysSo() {
        Path rules = Evaluations.copyOfRules(folder);
        String text = Evaluations.read(form(1)).replace("actual: \"=11.51万元\"", "actual: \"=12万元\"");
        assertThat(Evaluations.indicator(Evaluations.ofText(text, rules), "r08").earned())
                .isEqualByComparingTo("9.57");
        Evaluations.change(
                rules.resolve("xinjiang-project-self-evaluation/standard.yaml"),
                "missedLimit: deviation",
                "missedLimit: none");
        assertThat(Evaluations.indicator(Evaluations.ofText(text, rules), "r08").earned())
                .isEqualByComparingTo("0");
    }

    @Test
    void theLedgerShowsThePrintedCompletionAndWhatTheFiguresComeTo() {
        IndicatorResult lamps = Evaluations.indicator(Evaluations.of(form(1)), "r03");
        assertThat(lamps.ledger())
                .filteredOn(line -> line.kind() == Kind.DEDUCTION)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.points()).isEqualByComparingTo("-0.6");
                    assertThat(line.arithmetic())
                            .isEqualTo("自评表 106%（复算 35 ÷ 33 × 100% = 106.0606%）；10 × (100% − 6%) = 9.4");
                    assertThat(line.reason()).isEqualTo("新建路灯（盏）完成率为 106%，超出目标 6%，按偏差扣分");
                    assertThat(line.evidence())
                            .extracting(e -> e.label() + " " + e.value())
                            .containsExactly("新建路灯（盏）·目标值 >=33盏", "新建路灯（盏）·自评表所列完成率 106%", "新建路灯（盏）·实际完成值 =35盏");
                    assertThat(line.evidence())
                            .allSatisfy(e -> assertThat(e.source()).isNotNull());
                });
    }

    @Test
    void sectionsAreTheFirstLevelsInTheOrderOfTheForm() {
        Evaluation evaluation = Evaluations.of(form(2));
        assertThat(evaluation.sections())
                .extracting(s -> s.id() + " " + s.weight() + " " + s.earned())
                .containsExactly(
                        "execution 10 10.00", "filed.产出指标 50 41.38", "filed.效益指标 30 30.00", "filed.满意度指标 10 10.00");
        assertThat(evaluation.indicators())
                .extracting(IndicatorResult::group)
                .startsWith("预算执行率", "数量指标", "数量指标", "质量指标");
        assertThat(evaluation.department().project()).isEqualTo("2023年自治区科技经费（第二批）（昌州财教〔2023〕97号）");
    }

    @Test
    void aPrintedScoreThatDiffersIsNoticedWithBothFigures() {
        String text = Evaluations.read(form(2)).replace("score: 7.13", "score: 11.85");
        assertThat(Evaluations.ofText(text).notices())
                .contains(new Notice("submission.score-differs", "“组织企业开展技术合同登记实操培训”自评得分 11.85 分，按本标准计算为 7.13 分。"));
    }

    private static final String HEAD = """
            department: {name: 某局, year: 2024, asOf: 2024-12-31}
            standard: xinjiang-project-self-evaluation
            budget: {annual: 1, executed: 1}
            """;

    @Test
    void rowsThatCannotBeScoredAreAllToldWithTheirLines() {
        assertThatThrownBy(() -> Evaluations.ofText(HEAD + """
                        indicators:
                          items:
                            - {id: a, name: 甲, target: "1", actual: "1", weight: 10, rule: 按完成比列赋分}
                            - {id: b, name: 乙, target: "1", actual: "1", weight: 10, rule: 综合研判}
                            - {id: c, name: 丙, target: "1", actual: "1", weight: 10}
                            - {id: d, name: 丁, target: "1", actual: "1", rule: 直接赋分}
                            - {id: budget-execution, name: 戊, target: "1", actual: "1", weight: 10, rule: 直接赋分}
                            - {id: f, name: 己, target: "5 天", actual: "5%", completion: 差不多, weight: 10, rule: 直接赋分}
                        """))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e -> assertThat(e.complaints())
                                .extracting(c ->
                                        c.place().line() + " " + c.message().key() + " "
                                                + c.message().arguments().get(0))
                                .containsExactlyInAnyOrder(
                                        "6 check.filed-unknown-rule-maybe 甲",
                                        "7 check.filed-unknown-rule 乙",
                                        "8 check.filed-no-rule 丙",
                                        "9 check.filed-no-weight 丁",
                                        "10 check.filed-id-taken budget-execution",
                                        "11 intake.units-differ 己",
                                        "11 source.expected-number 差不多"));
    }

    @Test
    void aFormWithoutRowsIsRefused() {
        assertThatThrownBy(() -> Evaluations.ofText(HEAD)).hasMessageContaining("the submission has none");
    }

    @Test
    void aJudgementIsForTheRowsThatAskForOneAndNotAboveTheWeight() {
        String rows = HEAD + """
                indicators:
                  items:
                    - {id: a, name: 甲, target: 提升, actual: 基本提升, completion: 85%, weight: 10, rule: 按评判等级赋分}
                    - {id: b, name: 乙, target: "10", actual: "9", weight: 10, rule: 按完成比例赋分}
                """;
        assertThatThrownBy(() -> Evaluations.ofText(
                        rows + "judgements: [{indicator: a, points: 11}, {indicator: b, points: 5}]\n"))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e -> assertThat(e.complaints())
                                .extracting(c -> c.message().key())
                                .containsExactly("check.judgement-above", "check.judgement-refused"));
        Evaluation judged = Evaluations.ofText(rows + "judgements: [{indicator: a, points: 9, reason: 按佐证材料}]\n");
        assertThat(judged.score().judged()).isEqualByComparingTo("9");
        assertThat(Evaluations.indicator(judged, "a").basis()).isEqualTo(Evaluation.Basis.JUDGED);
        IndicatorResult open = Evaluations.indicator(Evaluations.ofText(rows), "a");
        assertThat(open.verdict()).isEqualTo(Verdict.MANUAL);
        assertThat(open.lowest()).isEqualByComparingTo("8");
        assertThat(open.highest()).isEqualByComparingTo("10");
    }

    /** A target, what was reached, and the completion that follows for a row scored in proportion from 60 % on. */
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
            100（份）     | 80（份）    | 5
            ≥90%         | 90％       | 10
            不低于90%     | 90%       | 10
            90%以上       | 90%       | 10
            不超过10万元  | 9万元      | 10
            10万元以内    | 9.5万元    | 10
            ≤10万元      | 90000元    | 10
            1亿元        | 8000万元   | 5
            10公里       | 8000米     | 5
            10千人次     | 8000人次   | 5
            10名         | 8人        | 5
            1,000家      | 800家      | 5
            5天          | 4日        | 5
            2024年6月底前 | 2024年6月30日 | 10
            2024年底前    | 2024-12-31 | 10
            2024年12月15日以前完成 | 2024.12.16 | 0
            """)
    void targetsAreReadAsFormsWriteThem(String target, String actual, String points) {
        Evaluation evaluation = Evaluations.ofText(HEAD
                + "indicators: {items: [{id: a, name: 甲, weight: 10, rule: 按完成比例赋分, target: \"%s\", actual: \"%s\"}]}\n"
                        .formatted(target, actual));
        assertThat(Evaluations.indicator(evaluation, "a").earned()).isEqualByComparingTo(points);
        assertThat(Evaluations.indicator(evaluation, "a").verdict()).isNotEqualTo(Verdict.MISSING);
    }

    @ParameterizedTest(name = "{0} is no number")
    @CsvSource({"2024年12月", "12月31日前", "3-5个", "2024年6月31日", "约100家", "2024-13-45"})
    void daysWithoutAYearRangesAndWordsAreNoNumbers(String target) {
        Evaluation evaluation = Evaluations.ofText(HEAD
                + "indicators: {items: [{id: a, name: 甲, weight: 10, rule: 按完成比例赋分, target: \"%s\", actual: \"100\"}]}\n"
                        .formatted(target));
        assertThat(Evaluations.indicator(evaluation, "a").verdict()).isEqualTo(Verdict.MISSING);
    }
}
