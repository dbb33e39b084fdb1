package org.jiheng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.jiheng.engine.facts.Source;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.Evidence;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.LedgerLine;
import org.jiheng.engine.verdict.Evaluation.Notice;
import org.jiheng.engine.verdict.Evaluation.Verdict;
import org.jiheng.source.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 限期未提供: what a request that ran out in vain makes of facts that are missing. The cases of the example county hold the rest. */
class NotProvidedTest {
    private static final String HEAD = """
            department: {name: 某局, year: 2025, asOf: 2026-03-31}
            standard: example-county-2025
            """;
    private static final String LATE = "due: 2026-03-30, signed: true, received: false, source: {document: 送达回证}";

    @TempDir
    Path folder;

    private Path rules;
    private Path standard;

    @BeforeEach
    void copy() {
        rules = Evaluations.copyOfRules(folder);
        standard = rules.resolve("example-county-2025/standard.yaml");
    }

    private Evaluation evaluate(String materials) {
        return Evaluations.ofText(HEAD + "requests:\n" + materials, rules);
    }

    @Test
    void theDeductionNamesMaterialAndDeadlineAndShowsTheRequest() {
        IndicatorResult assets =
                Evaluations.indicator(evaluate("  - {material: 固定资产台账, " + LATE + "}\n"), "asset-utilisation");
        assertThat(assets.verdict()).isEqualTo(Verdict.DEDUCTED);
        assertThat(assets.highest()).isEqualByComparingTo("0");
        LedgerLine line = assets.ledger().get(1);
        assertThat(line.reason()).isEqualTo("限期未提供材料：固定资产台账（限 2026-03-30 前提供，已签收）");
        assertThat(line.arithmetic()).isEqualTo("2026-03-30 < 2026-03-31：1 − 1 = 0");
        Source source = new Source("送达回证", null, null);
        assertThat(line.evidence())
                .containsExactlyInAnyOrder(
                        new Evidence("requests.固定资产台账.due", "固定资产台账·提供期限", "2026-03-30", source),
                        new Evidence("requests.固定资产台账.signed", "固定资产台账·是否签收", "是", source),
                        new Evidence("requests.固定资产台账.received", "固定资产台账·是否已提供", "否", source));
    }

    @Test
    void aStandardThatDoesNotSaySoLeavesItMissing() {
        Evaluations.change(standard, "notProvided: deducted", "notProvided: missing");
        IndicatorResult assets =
                Evaluations.indicator(evaluate("  - {material: 固定资产台账, " + LATE + "}\n"), "asset-utilisation");
        assertThat(assets.verdict()).isEqualTo(Verdict.MISSING);
        assertThat(assets.highest()).isEqualByComparingTo("1");
    }

    @Test
    void aListThatIsNotWholeIsNotTurned() {
        Evaluations.change(
                standard,
                "            method: missing-systems\n",
                "            method: missing-systems\n            materials: [制度汇编]\n");
        String list = "systems: {items: [{kind: finance, exists: true}]}\n";
        IndicatorResult systems = Evaluations.indicator(
                Evaluations.ofText(HEAD + list + "requests: [{material: 制度汇编, " + LATE + "}]\n", rules),
                "system-soundness");
        assertThat(systems.verdict()).isEqualTo(Verdict.MISSING);
        assertThat(systems.highest()).isEqualByComparingTo("8");
    }

    @Test
    void aVetoThatWasNotLookedIntoStaysOpen() {
        Evaluations.change(
                standard,
                "              - points: 0\n                method: veto\n",
                "              - points: 0\n                materials: [会计凭证]\n                method: veto\n");
        String rest =
                "checks: {financial-compliance.1: true}\njudgements: [{indicator: financial-compliance.2, points: 6}]\n";
        IndicatorResult compliance = Evaluations.indicator(
                Evaluations.ofText(HEAD + rest + "requests: [{material: 会计凭证, " + LATE + "}]\n", rules),
                "financial-compliance");
        assertThat(compliance.verdict()).isEqualTo(Verdict.MISSING);
        assertThat(compliance.lowest()).isEqualByComparingTo("0");
        assertThat(compliance.highest()).isEqualByComparingTo("10");
    }

    @Test
    void materialOfTheWholeIndicatorStandsForItsItemsUnlessTheyNameTheirOwn() {
        Evaluations.change(
                standard,
                "            method: check-list\n            items:\n",
                "            method: check-list\n            materials: [绩效目标表]\n            items:\n");
        Evaluations.change(
                standard,
                "- {points: 2, text: {zh: 年度目标与中长期规划衔接",
                "- {points: 2, materials: [五年规划], text: {zh: 年度目标与中长期规划衔接");
        IndicatorResult goals = Evaluations.indicator(
                Evaluations.ofText(
                        HEAD + "checks: {goal-clarity.1: true}\nrequests: [{material: 绩效目标表, " + LATE + "}]\n", rules),
                "goal-clarity");
        assertThat(goals.earned()).isEqualByComparingTo("2");
        assertThat(goals.highest()).isEqualByComparingTo("4");
    }

    @Test
    void twoMaterialsOfOneRowCostItsPointsOnce() {
        Evaluations.change(standard, "materials: [固定资产台账]", "materials: [固定资产台账, 资产盘点表]");
        IndicatorResult assets = Evaluations.indicator(
                evaluate("  - {material: 固定资产台账, " + LATE + "}\n  - {material: 资产盘点表, " + LATE + "}\n"),
                "asset-utilisation");
        assertThat(assets.earned()).isEqualByComparingTo("0");
        assertThat(assets.verdict()).isEqualTo(Verdict.DEDUCTED);
    }

    @Test
    void materialThatTheStandardDoesNotKnowIsNoticed() {
        assertThat(evaluate("  - {material: 资产台帐, " + LATE + "}\n").notices())
                .contains(new Notice("request.unknown-material", "本标准没有用到限期提供的材料“资产台帐”，不作扣分依据。标准用到的材料：固定资产台账"));
    }

    @Test
    void oneMaterialIsAskedForOnce() {
        assertThatThrownBy(() -> evaluate("  - {material: 固定资产台账}\n  - {material: 固定资产台账, due: 下周}\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("submission.yaml:5:6  \"固定资产台账\" appears again; it first stands at line 4");
    }
}
