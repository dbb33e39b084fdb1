package org.jiheng.authoring.revision;

import java.nio.file.Path;
import org.jiheng.Evaluations;
import org.jiheng.text.Language;

/** Copies of the rules with the example county's standard revised, each step one kind of change. */
final class Revised {
    static final String ID = "example-county-2025";
    static final Edition SHIPPED = Edition.read(Evaluations.RULES, ID);

    private final Path rules;

    private Revised(Path rules) {
        this.rules = rules;
    }

    static Revised in(Path folder) {
        return new Revised(Evaluations.copyOfRules(folder));
    }

    Path rules() {
        return rules;
    }

    Edition edition() {
        return Edition.read(rules, ID);
    }

    Revision revision() {
        return Comparison.of(SHIPPED, edition(), Language.ZH);
    }

    Revised standard(String from, String to) {
        return change(ID + "/standard.yaml", from, to);
    }

    Revised change(String file, String from, String to) {
        Evaluations.change(rules.resolve(file), from, to);
        return this;
    }

    Revised append(String file, String text) {
        Path path = rules.resolve(file);
        Evaluations.write(path, java.nio.file.Files.exists(path) ? Evaluations.read(path) + text : text);
        return this;
    }

    /** Every kind of change there is. */
    Revised thoroughly() {
        return standard("zh: 示例县财政局（虚构）", "zh: 示例县财政局、示例县审计局（虚构）")
                .standard("〔2025〕1号", "〔2026〕3号")
                .standard("{from: 2025, until: 2025}", "{from: 2025, until: 2026}")
                .standard("notApplicable: full", "notApplicable: rescaled")
                .standard("优, en: excellent}, atLeast: 90}", "优, en: excellent}, atLeast: 92}")
                // check points: one reworded, one gone, one new in front of the others
                .standard(
                        "              - {points: 2, text: {zh: 年度目标与部门职责",
                        "              - {points: 2, text: {zh: 年度目标已经公开, en: The goals are published}}\n"
                                + "              - {points: 2, text: {zh: 年度目标与部门职责")
                .standard("指标有数值、有单位，可以衡量", "指标有数值、单位和基期")
                .standard(
                        "              - {points: 2, text: {zh: 年度目标与中长期规划衔接, en: The goals of the year follow from the medium and long-term plan}, correctable: true}\n",
                        "")
                // a method and its values, a limit, a rounding, what is over the target
                .standard("limit: 10, perUnit: 0.2", "limit: 15, perUnit: 0.2")
                .standard("{scale: 1, mode: HALF_UP}", "{scale: 1, mode: DOWN}")
                .standard("overTarget: deviation", "overTarget: full")
                // bands: a bound that moves, points, one added, one gone
                .standard("atLeast: 90, points: 1}", "atLeast: 85, points: 1}")
                .standard("atLeast: 75, below: 90, points: 0.7", "atLeast: 75, below: 85, points: 0.7")
                .standard(
                        "              - {atLeast: 10, points: 8}\n",
                        "              - {atLeast: 20, points: 8}\n              - {atLeast: 10, below: 20, points: 6}\n")
                .standard("above: 0, below: 5, points: 3", "above: 0, below: 5, points: 2")
                .standard("              - {atLeast: 60, below: 80, points: 4}\n", "")
                .standard("              - {below: 60, points: 0}\n\n", "              - {below: 80, points: 0}\n\n")
                .standard("materials: [固定资产台账]", "materials: [固定资产台账, 盘点表]")
                .standard("judgement: permitted", "judgement: refused")
                .standard("            weight: 15\n", "            weight: 12\n")
                .standard("minimum: -3", "minimum: -5")
                .standard("zh: 自评不规范扣减,", "zh: 自评质量扣减,")
                .standard(
                        "每缺一项扣1分，扣完为止。\n              en: Each management",
                        "缺一项扣1分，扣完为止。\n              en: Each management")
                .standard("en: Each irregularity found", "en: Every irregularity found")
                .standard("附件 管理/资产与制度/管理制度健全性", "附件 管理/制度/管理制度健全性")
                .standard("problems: [systems.missing]", "problems: [systems.missing, plan.incomplete]")
                // an indicator on a new fact, scored by a new measure; and one that goes to another group
                .standard("            measure: patents.growth\n", "            measure: patents-score\n")
                .standard("\n  # --- outside the 100 points\n", """
                                  - id: digital-services
                                    name: {zh: 网上可办事项, en: Services online}
                                    weight: 3
                                    clause: {zh: 附件 绩效/效益/网上可办事项, en: "Annex, Performance / Benefit / Services online"}
                                    text: {zh: 网上可办事项占比，分档计分。, en: "Share of services online, in bands."}
                                    method: bands
                                    measure: services.online
                                    bands:
                                      - {atLeast: 80, points: 3}
                                      - {below: 80, points: 0}

                          # --- outside the 100 points
                        """)
                .standard(
                        "facts:\n",
                        "facts:\n  services.online: {label: {zh: 网上可办事项占比, en: share of services online}, unit: \"%\"}\n")
                // what is shared with other standards
                .append(ID + "/parameters.yaml", """
                        gross-adjustment.limit:
                          - {value: 30, from: 2013, until: 2025, basis: project-default}
                          - {value: 20, from: 2026, until: 9999, basis: project-default}
                        budget-distance.limit:
                          - {value: 40, from: 2013, until: 9999, basis: fictitious}
                        patents.factor:
                          - {value: 1, from: 2013, until: 9999, basis: fictitious}
                        """)
                .append(ID + "/measures.yaml", """
                        patents-score:
                          label: {zh: 折算后的专利增长率, en: growth of patents as reckoned}
                          unit: "%"
                          needs: [patents.growth]
                        """)
                .change("common/methods.yaml", "title: {zh: 逐项扣分, en: per defect}", "title: {zh: 逐处扣分, en: per defect}")
                .change("common/problems.yaml", "zh: 逐项目查明未执行的原因，", "zh: 逐项目、逐月查明未执行的原因，")
                .change(
                        "common/problems.yaml",
                        "finds: {figure: budget-distance, above: budget-distance.limit}",
                        "finds: {figure: budget-distance, above: gross-adjustment.limit}")
                .change(
                        "common/problems.yaml",
                        "预算编制与执行, en: budget}\n  severity: high",
                        "预算编制与执行, en: budget}\n  severity: medium")
                .change("glossary.yaml", "retired staff}, unit: 人}", "staff retired}, unit: 名}")
                // rules: a number in a sentence, one changed, one gone, one new, one under another name, comments
                .change("common/problems.dslr", "部门预算执行率 低于 80%", "部门预算执行率 低于 85%")
                .change(ID + "/county.drl", "// ── 缺项扣分 missing systems ──", "// 缺项扣分")
                .change(ID + "/county.drl", "−{each}：{name}", "−{each}（{name}）")
                .change(ID + "/county.drl", "assets: a department without fixed assets", "assets: none at all")
                .change(ID + "/county.drl", """
                        rule "procurement: a department with nothing to procure"
                        when
                          $indicator : Indicator(id == "procurement-execution")
                          Procurement(budget == 0B)
                        then
                          report.notApplicable($indicator, "本年没有政府采购预算 | nothing to procure this year");
                        end
                        """, """
                        rule "patents: growth as reckoned"
                        when
                          Measure(name == "patents.growth", $growth : value)
                          Parameter(name == "patents.factor", $factor : value)
                          $score : BigDecimal() from ($growth * $factor)
                        then
                          report.measure("patents-score", $score, "{growth} × {factor}");
                        end
                        """)
                .append(ID + "/CHANGES.md", """

                        ## 未发布

                        - `asset-utilisation`：固定资产清查后口径放宽
                        - `gross-adjustment.limit`: 分两年过渡

                        ## 2025

                        - `grades`：旧的理由
                        """);
    }
}
