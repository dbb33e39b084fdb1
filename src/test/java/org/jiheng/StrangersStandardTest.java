package org.jiheng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.Evidence;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.LedgerLine;
import org.jiheng.engine.verdict.Evaluation.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A standard of a province that nobody here knows, as data alone: the points are those of its text, computed by hand. */
class StrangersStandardTest {
    private static final String EXAMPLE = Evaluations.read(Path.of("fixtures/example-province-2025/submission.yaml"));

    @TempDir
    Path folder;

    private static String with(String given, String other) {
        assertThat(EXAMPLE).containsOnlyOnce(given);
        return EXAMPLE.replace(given, other);
    }

    private static IndicatorResult scored(String indicator, String given, String other) {
        return Evaluations.indicator(Evaluations.ofText(with(given, other)), indicator);
    }

    @Test
    void thePackIsDataAlone() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("rules/example-province-2025"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("standard.yaml", "cases", "CHANGES.md");
        }
    }

    @Test
    void everyIndicatorEarnsWhatTheTextOfTheStandardGives() {
        Evaluation evaluation = Evaluations.ofText(EXAMPLE);
        assertThat(evaluation.indicators())
                .extracting(i -> i.id() + " " + i.earned().stripTrailingZeros().toPlainString() + " " + i.verdict())
                .containsExactly(
                        // 1064 of 1120 is 95 %, the top of the band that ends there
                        "budget-execution 9 DEDUCTED",
                        // 120 of 1000 is 12 %: 7 over 5, two started steps
                        "budget-adjustment 6 DEDUCTED",
                        // 178 of 200 is 89 %: 11 short of 100, three started steps
                        "procurement 2 DEDUCTED",
                        // 20.5 after 20 is 2.5 points over zero
                        "three-public 7.5 DEDUCTED",
                        // 3 + 0 + 2 + 2
                        "disclosure 7 DEDUCTED",
                        "compliance 13 DEDUCTED",
                        // 19 of 20: 5 short of 100, 0.4 each
                        "key-work 8 DEDUCTED",
                        // 1850 of 2000
                        "skills-training 9.25 DEDUCTED",
                        // 90 %, the top of the band that ends there
                        "online-services 4 DEDUCTED",
                        // 2.6 short of 90, 0.5 each
                        "satisfaction 6.7 DEDUCTED");
        assertThat(evaluation.score().earned()).isEqualByComparingTo("72.45");
        assertThat(evaluation.score().completeness()).isEqualByComparingTo("1");
        assertThat(evaluation.score().grade()).isEqualTo("合格");
    }

    @ParameterizedTest
    @CsvSource({"90.01, 7", "90, 4", "89.99, 4", "60.01, 4", "60, 0", "59.99, 0"})
    void aBandClosedOnTheRightHoldsItsUpperBound(String rate, String points) {
        IndicatorResult online = scored("online-services", "{value: 90, unit", "{value: " + rate + ", unit");
        assertThat(online.earned()).isEqualByComparingTo(points);
    }

    @ParameterizedTest
    @CsvSource({
        "1050.0, 10",
        "1050.1, 8",
        "1099.9, 8",
        "1100.0, 8",
        "1100.1, 6",
        "950.0, 10",
        "949.9, 8",
        "1249.9, 2",
        "1250.1, 0"
    })
    void everyStartedStepOverTheLimitCostsTwo(String annual, String points) {
        assertThat(scored("budget-adjustment", "annual: 1120.00", "annual: " + annual)
                        .earned())
                .isEqualByComparingTo(points);
    }

    @ParameterizedTest
    @CsvSource({"200.00, 8", "200.02, 8", "199.98, 6", "190.00, 6", "189.98, 4", "160.00, 0", "0, 0"})
    void everyStartedStepUnderTheLimitCostsTwo(String executed, String points) {
        assertThat(scored("procurement", "executed: 178.00", "executed: " + executed)
                        .earned())
                .isEqualByComparingTo(points);
    }

    @ParameterizedTest
    @CsvSource({"20.00, 10", "19.00, 10", "20.02, 9.9", "22.00, 0", "30.00, 0"})
    void eachPointOverZeroCostsOne(String budget, String points) {
        assertThat(scored("three-public", "budget: 20.50", "budget: " + budget).earned())
                .isEqualByComparingTo(points);
    }

    @Test
    void whatDoesNotApplyEarnsItsWeightAndSaysWhyAndByWhichFact() {
        IndicatorResult procurement = scored("procurement", "{budget: 200.00, executed: 178.00", "{budget: 0");
        assertThat(procurement.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(procurement.earned()).isEqualByComparingTo("8");
        assertThat(procurement.lowest()).isEqualByComparingTo("8");
        LedgerLine line = procurement.ledger().get(0);
        assertThat(line.rule()).isEqualTo("not applicable: every figure that the standard names is zero");
        assertThat(line.reason()).contains("没有政府采购预算");
        assertThat(line.evidence()).extracting(Evidence::fact).containsExactly("procurement.budget");

        IndicatorResult online = scored("online-services", "none: {value: false", "none: {value: true");
        assertThat(online.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(online.earned()).isEqualByComparingTo("7");
        assertThat(online.ledger().get(0).reason()).contains("没有对外服务事项");
    }

    @Test
    void whetherItAppliesIsNeverGuessed() {
        IndicatorResult procurement = scored("procurement", "{budget: 200.00, executed: 178.00", "{executed: 178.00");
        IndicatorResult online =
                scored("online-services", "  online-services.none: {value: false, source: {document: 权责清单}}\n", "");
        assertThat(List.of(procurement, online)).allSatisfy(each -> {
            assertThat(each.verdict()).isEqualTo(Verdict.MISSING);
            assertThat(each.lowest()).isEqualByComparingTo("0");
            assertThat(each.highest()).isEqualByComparingTo(each.weight());
        });
    }

    @Test
    void ofSeveralFiguresAllMustBeZero() {
        Path rules = Evaluations.copyOfRules(folder);
        Evaluations.change(
                rules.resolve("example-province-2025/standard.yaml"),
                "whenZero: procurement.budget",
                "whenZero: [procurement.budget, procurement.executed]");
        String given = "{budget: 200.00, executed: 178.00";
        assertThat(verdict(with(given, "{budget: 0, executed: 0"), rules)).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(verdict(with(given, "{budget: 200.00, executed: 0"), rules)).isEqualTo(Verdict.DEDUCTED);
        assertThat(verdict(with(given, "{budget: 0"), rules)).isEqualTo(Verdict.MISSING);
    }

    private static Verdict verdict(String submission, Path rules) {
        return Evaluations.indicator(Evaluations.ofText(submission, rules), "procurement")
                .verdict();
    }
}
