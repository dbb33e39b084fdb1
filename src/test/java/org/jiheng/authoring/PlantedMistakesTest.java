package org.jiheng.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.Evaluations;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One mistake of each kind, planted in a copy of the rules, is found where it stands with a message that says what to do. */
class PlantedMistakesTest {
    private static final String STANDARD = "example-county-2025/standard.yaml";
    private static final String PROVINCE = "example-province-2025/standard.yaml";
    private static final String RULES = "example-county-2025/planted.drl";
    private static final String PROBLEMS = "common/problems.yaml";
    private static final String PARAMETERS = "common/parameters.yaml";

    @TempDir
    Path folder;

    static List<Arguments> inTables() {
        return List.of(
                arguments(
                        "weights",
                        STANDARD,
                        "            weight: 6\n            clause: {zh: 附件 决策",
                        "            weight: 7\n            clause: {zh: 附件 决策",
                        "sections:",
                        "The weights sum to 101, not 100 (decision 21, management 35, performance 45, penalties 0). Correct them"),
                arguments(
                        "items",
                        STANDARD,
                        "{points: 2, text: {zh: 年度目标与部门",
                        "{points: 1, text: {zh: 年度目标与部门",
                        "id: goal-clarity",
                        "The items of indicator \"goal-clarity\" sum to 9, its weight is 10"),
                arguments(
                        "indicator twice",
                        STANDARD,
                        "id: budget-adjustment",
                        "id: budget-preparation",
                        "id: budget-preparation\n            name: {zh: 预算调整控制",
                        "Indicator \"budget-preparation\" appears again; it first stands at line 51"),
                arguments(
                        "unknown method",
                        STANDARD,
                        "method: per-unit-over",
                        "method: per-unit-ower",
                        "method: per-unit-ower",
                        "No rule scores by method \"per-unit-ower\". Maybe \"per-unit-over\"? Write rules for a new method"),
                arguments(
                        "unknown measure",
                        STANDARD,
                        "measure: adjustment-rate",
                        "measure: adjustement-rate",
                        "measure: adjustement-rate",
                        "There is no measure or fact \"adjustement-rate\". Maybe \"adjustment-rate\"? Declare a new fact under facts of the standard"),
                arguments(
                        "a measure by some of its words",
                        STANDARD,
                        "measure: procurement-execution-rate",
                        "measure: procurement-rate",
                        "measure: procurement-rate",
                        "There is no measure or fact \"procurement-rate\". Maybe \"procurement-execution-rate\"? Declare a new fact under facts of the standard"),
                arguments(
                        "a measure like no other",
                        STANDARD,
                        "measure: adjustment-rate",
                        "measure: zzzzzzzz",
                        "measure: zzzzzzzz",
                        "There is no measure or fact \"zzzzzzzz\". Those there are stand in common/measures.yaml and glossary.yaml; declare a new fact under facts of the standard"),
                arguments(
                        "not applicable by an unknown figure",
                        PROVINCE,
                        "whenZero: procurement.budget",
                        "whenZero: procurement.budgets",
                        "whenZero: procurement.budgets",
                        "There is no measure or fact \"procurement.budgets\". Maybe \"procurement.budget\"? Declare a new fact under facts of the standard"),
                arguments(
                        "not applicable by nothing",
                        PROVINCE,
                        "              whenZero: procurement.budget\n",
                        "",
                        "reason: {zh: 没有政府采购预算",
                        "notApplicable takes one of whenZero (figures that are zero) and whenYes (a yes-or-no), and a reason"),
                arguments(
                        "unknown fact in whole",
                        STANDARD,
                        "whole: [systems, ",
                        "whole: [sistems, ",
                        "sistems, ",
                        "There is no fact \"sistems\". Maybe \"systems\"? Declare a new one under facts of the standard"),
                arguments(
                        "unknown fact in needs",
                        PROBLEMS,
                        "needs: [assets.lastInventory]",
                        "needs: [assets.lastInventori]",
                        "assets.lastInventori",
                        "There is no fact \"assets.lastInventori\". Maybe \"assets.lastInventory\"? Declare a new one under facts of the standard"),
                arguments(
                        "materials that nothing deducts for",
                        STANDARD,
                        "notProvided: deducted",
                        "notProvided: missing",
                        "materials: [固定资产台账]",
                        "There are materials, but without notProvided: deducted what is not handed in costs nothing. Add it, or remove them"),
                arguments(
                        "a deduction for materials that nothing names",
                        STANDARD,
                        "            materials: [固定资产台账]\n",
                        "",
                        "notProvided: deducted",
                        "notProvided: deducted does nothing, for no indicator names materials. Name them, or remove it"),
                arguments(
                        "no goal named",
                        STANDARD,
                        "            of: science-activities\n",
                        "",
                        "measure: completion\n            values: {overTarget: deviation}",
                        "Measure \"completion\" is taken of a goal. Write of: and the goal's id"),
                arguments(
                        "unknown setting",
                        STANDARD,
                        "perUnit: 0.2",
                        "perUnits: 0.2",
                        "perUnits: 0.2",
                        "Method \"per-unit-over\" does not read \"perUnits\". Maybe \"perUnit\"?"),
                arguments(
                        "missing setting",
                        STANDARD,
                        "values: {limit: 10, perUnit: 0.2}",
                        "values: {limit: 10}",
                        "method: per-unit-over",
                        "Method \"per-unit-over\" of \"budget-adjustment\" reads \"perUnit\". Add it under values"),
                arguments(
                        "a setting's word",
                        STANDARD,
                        "values: {overTarget: deviation}",
                        "values: {overTarget: deviate}",
                        "overTarget: deviate",
                        "\"overTarget\" cannot be \"deviate\"; choose from: deviation, full"),
                arguments(
                        "a method without its measure",
                        STANDARD,
                        "            measure: adjustment-rate\n",
                        "",
                        "method: per-unit-over",
                        "Method \"per-unit-over\" of \"budget-adjustment\" needs a measure. Write measure"),
                arguments(
                        "a gap",
                        STANDARD,
                        "{atLeast: 5, below: 10, points: 5}",
                        "{atLeast: 5, below: 8, points: 5}",
                        "{atLeast: 10, points: 8}",
                        "The bands of \"patents-growth\" leave a gap: no band holds ≥8 <10, and nothing would score it. Add a band or move a bound beside it"),
                arguments(
                        "a gap of one number",
                        STANDARD,
                        "{upTo: 0, points: 0}",
                        "{below: 0, points: 0}",
                        "{above: 0, below: 5, points: 3}",
                        "The bands of \"patents-growth\" leave a gap: no band holds = 0, and nothing would score it. Add a band or move a bound beside it"),
                arguments(
                        "an overlap",
                        STANDARD,
                        "{atLeast: 5, below: 10, points: 5}",
                        "{atLeast: 5, upTo: 10, points: 5}",
                        "{atLeast: 5, upTo: 10, points: 5}",
                        "The bands of \"patents-growth\" overlap: \"≥10\" (line 193) and \"≥5 ≤10\" (line 194) both hold = 10. Move the bound of either"),
                arguments(
                        "points above the weight",
                        STANDARD,
                        "{atLeast: 10, points: 8}",
                        "{atLeast: 10, points: 9}",
                        "{atLeast: 10, points: 9}",
                        "A band of \"patents-growth\" gives 9 points, more than its full points 8. Correct the points or the weight"),
                arguments(
                        "an empty band",
                        STANDARD,
                        "{atLeast: 5, below: 10, points: 5}",
                        "{atLeast: 10, below: 5, points: 5}",
                        "{atLeast: 10, below: 5, points: 5}",
                        "Band \"≥10 <5\" of \"patents-growth\" holds no number (its lower bound is not below its upper one). Correct the bounds"),
                arguments(
                        "grades out of order",
                        STANDARD,
                        "en: good}, atLeast: 80}",
                        "en: good}, atLeast: 95}",
                        "{name: {zh: 良, en: good}, atLeast: 95}",
                        "Grades must descend: 95 stands after 90. Swap them"),
                arguments(
                        "a grade twice",
                        STANDARD,
                        "en: good}, atLeast: 80}",
                        "en: good}, atLeast: 90}",
                        "{name: {zh: 良, en: good}, atLeast: 90}",
                        "Two grades begin at 90. Correct either"),
                arguments(
                        "no lowest grade",
                        STANDARD,
                        "en: poor}, atLeast: 0}",
                        "en: poor}, atLeast: 10}",
                        "grades:",
                        "Scores below 10 have no grade. Add a grade with atLeast: 0"),
                arguments(
                        "years backwards",
                        STANDARD,
                        "years: {from: 2025, until: 2025}",
                        "years: {from: 2025, until: 2024}",
                        "years: {",
                        "The period in force ends in 2024, before it begins in 2025"),
                arguments(
                        "no basis",
                        STANDARD,
                        "basis: fictitious\n",
                        "",
                        "id: example-county-2025",
                        "The basis is missing. Write basis, one of: official, report, project-default, fictitious, draft"),
                arguments(
                        "an unknown basis",
                        PARAMETERS,
                        "{value: 90, from: 2013, until: 9999, basis: project-default}",
                        "{value: 90, from: 2013, until: 9999, basis: project-defualt}",
                        "basis: project-defualt",
                        "There is no basis \"project-defualt\". Maybe \"project-default\"?"),
                arguments(
                        "a basis without clause",
                        PARAMETERS,
                        "{value: 90, from: 2013, until: 9999, basis: project-default}",
                        "{value: 90, from: 2013, until: 9999, basis: official}",
                        "basis: official",
                        "\"asset-utilisation.floor\" rests on basis official and must name its clause (document and item); without a source make it project-default"),
                arguments(
                        "periods that clash",
                        PARAMETERS,
                        "  - {value: 90, from: 2013, until: 9999, basis: project-default}",
                        "  - {value: 90, from: 2013, until: 2025, basis: project-default}\n  - {value: 95, from: 2025, basis: project-default}",
                        "{value: 95",
                        "Parameter \"asset-utilisation.floor\" has two values in 2025 (the other at line 7). Correct from or until"),
                arguments(
                        "a gap between periods",
                        PARAMETERS,
                        "  - {value: 90, from: 2013, until: 9999, basis: project-default}",
                        "  - {value: 90, from: 2013, until: 2023, basis: project-default}\n  - {value: 95, from: 2025, basis: project-default}",
                        "{value: 95",
                        "Parameter \"asset-utilisation.floor\" has no value from 2024 to 2024. Add one, or extend a period"),
                arguments(
                        "a parameter out of force",
                        PARAMETERS,
                        "{value: 90, from: 2013, until: 9999, basis: project-default}",
                        "{value: 90, from: 2013, until: 2024, basis: project-default}",
                        "asset-utilisation.floor:",
                        "Parameter \"asset-utilisation.floor\" has no value for 2025, and rules that read it would never fire. Add a value for that year"),
                arguments(
                        "an unknown problem of an indicator",
                        STANDARD,
                        "problems: [systems.missing]",
                        "problems: [systems.mising]",
                        "problems: [systems.mising]",
                        "There is no problem \"systems.mising\" (see problems.yaml)"),
                arguments(
                        "too few steps",
                        PROBLEMS,
                        "    - {zh: 停止新增占编人员，制定限期消化方案（调出、退休自然减员）, en: Take nobody new into posts and plan how the surplus will be absorbed}\n    - {zh: 超编期间的人员经费单独列示，报财政部门备案, en: Show the cost of the surplus apart and report it to the finance bureau}\n",
                        "",
                        "remediation:\n    - {zh: 与机构编制部门",
                        "Problem \"posts.over-staffed\" has 1 step(s) of remediation; write 2 to 5"),
                arguments(
                        "no Chinese",
                        STANDARD,
                        "name: {zh: 资金管理, en: Management of funds}",
                        "name: {en: Management of funds}",
                        "{en: Management of funds}",
                        "\"zh\" is missing"),
                arguments(
                        "a place in a reason that nothing fills",
                        STANDARD,
                        "zh: \"缺少管理制度：{name}\"",
                        "zh: \"缺少管理制度：{nama}\"",
                        "reason: {zh: \"缺少管理制度",
                        "The reason has \"{nama}\", but no rule of method \"missing-systems\" binds $nama"),
                arguments(
                        "a unit redeclared",
                        STANDARD,
                        "facts:\n",
                        "facts:\n  assets.total: {label: {zh: 固定资产, en: assets}, unit: 元}\n",
                        "assets.total: {label",
                        "\"assets.total\" is declared in \"元\", but is known in \"万元\". Use that unit, or another name"),
                arguments(
                        "a measure in another unit than its method's",
                        STANDARD,
                        "measure: execution-rate",
                        "measure: budget.executed",
                        "measure: budget.executed",
                        "Method \"completion\" of \"budget-execution\" is for measures in \"%\"; \"budget.executed\" is in \"万元\". Use another method or measure"),
                arguments(
                        "an unknown key",
                        STANDARD,
                        "notApplicable: full",
                        "notAplicable: full",
                        "notAplicable",
                        "Unknown key \"notAplicable\". Maybe \"notApplicable\"?"),
                arguments(
                        "a problem nobody looks for",
                        PROBLEMS,
                        "assets.low-utilisation:\n",
                        "assets.idle:\n",
                        "assets.idle:",
                        "Problem \"assets.idle\" stands in problems.yaml, but no rule looks for it"),
                arguments(
                        "a measure nobody derives",
                        "common/measures.yaml",
                        "satisfaction-rate:\n",
                        "satisfaction-share:\n",
                        "satisfaction-share:",
                        "No rule derives measure \"satisfaction-share\". Write a rule with report.measure(\"satisfaction-share\", …), or remove it"),
                arguments(
                        "a method without rules",
                        "common/methods.yaml",
                        "veto:\n",
                        "weto:\n",
                        "weto:",
                        "Method \"weto\" of methods.yaml has no rule. Write one, or remove it"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void inTables(String kind, String file, String from, String to, String anchor, String message) {
        Path rules = Evaluations.copyOfRules(folder);
        Evaluations.change(rules.resolve(file), from, to);
        assertThat(findings(rules)).as(kind).contains(file + place(rules.resolve(file), anchor) + "  " + message);
    }

    private static Arguments rule(String kind, String condition, String message) {
        return arguments(kind, condition, "report.problem($problem);", message);
    }

    static List<Arguments> inRules() {
        List<Arguments> all = new ArrayList<>(List.of(
                rule(
                        "unknown problem",
                        "  $other : Problem(code == \"posts.over-stafed\") // <<",
                        "There is no problem \"posts.over-stafed\" in problems.yaml. Maybe \"posts.over-staffed\"?"),
                rule(
                        "unknown parameter",
                        "  Parameter(name == \"asset-utilisation.flor\") // <<",
                        "There is no parameter \"asset-utilisation.flor\". Maybe \"asset-utilisation.floor\"? Enter a new one in parameters.yaml"),
                rule(
                        "unknown measure",
                        "  Measure(name == \"patent.growth\") // <<",
                        "Rule \"planted\": there is no measure or fact \"patent.growth\". Maybe \"patents.growth\"?"),
                rule(
                        "dead rule",
                        "  Criterion(method == \"chek-list\") // <<",
                        "Rule \"planted\" can never fire: there is no Criterion whose method is \"chek-list\". Maybe \"check-list\"?"),
                rule(
                        "dead rule of an indicator",
                        "  Indicator(id == \"asset-utilization\") // <<",
                        "Rule \"planted\" can never fire: there is no Indicator whose id is \"asset-utilization\". Maybe \"asset-utilisation\"?"),
                rule(
                        "unknown fact type",
                        "  Post(authorised > 0B) // <<",
                        "There is no fact \"Post\". Maybe \"Posts\"?"),
                rule(
                        "unknown field",
                        "  Posts(authorized > 0B) // <<",
                        "\"Posts\" has no \"authorized\". Maybe \"authorised\"?"),
                rule(
                        "unknown variable",
                        "  Posts($a : authorised, inPost > $b) // <<",
                        "Variable \"$b\" is not bound. Maybe \"$a\"?"),
                rule(
                        "unlike types",
                        "  Posts(authorised == \"12\") // <<",
                        "Unlike types cannot be compared: number and text"),
                rule(
                        "a number that is no decimal",
                        "  Posts(authorised > 1.5) // <<",
                        "Write number \"1.5\" as \"1.5B\"; otherwise it is not compared as an exact decimal"),
                rule(
                        "mixed arithmetic",
                        "  Posts(authorised > inPost + 1) // <<",
                        "Write a whole number in arithmetic as a decimal (such as 100B)"),
                rule(
                        "arithmetic without brackets",
                        "  Posts($over : inPost - authorised) // <<",
                        "Put the arithmetic bound to \"$over\" in brackets: $over : (arithmetic); without them only its first field is bound"),
                rule(
                        "unguarded division",
                        "  Assets($rate : (inUse / total * 100B)) // <<",
                        "Rule \"planted\" divides by \"total\", which may be 0. Add > 0B to the condition that it comes from"),
                rule(
                        "unguarded division by a variable",
                        "  Assets($in : inUse, $all : total)\n  $rate : BigDecimal() from ($in / $all) // <<",
                        "Rule \"planted\" divides by \"$all\", which may be 0. Add > 0B to the condition that it comes from"),
                rule("division by zero", "  Assets($rate : (inUse / 0B)) // <<", "Rule \"planted\" divides by 0"),
                rule(
                        "a comparison that nothing meets by accident",
                        "  Project(state != \"done\") // <<",
                        "Rule \"planted\": this condition also holds where \"state\" of Project was not given. Add state != null"),
                rule(
                        "a list that nothing is in",
                        "  Project(state not in (\"done\", \"ended\")) // <<",
                        "Rule \"planted\": this condition also holds where \"state\" of Project was not given. Add state != null"),
                rule(
                        "a range that holds nothing",
                        "  Posts(authorised > 5B, authorised < 3B) // <<",
                        "The conditions of rule \"planted\" on \"authorised\" of Posts contradict each other: no value meets them all. Correct one"),
                rule(
                        "two texts at once",
                        "  Project(state == \"done\", state == \"ended\") // <<",
                        "The conditions of rule \"planted\" on \"state\" of Project contradict each other: no value meets them all. Correct one"),
                rule(
                        "units mixed",
                        "  Satisfaction(rate > respondents) // <<",
                        "Rule \"planted\" compares or adds \"%\" and \"份\". Use figures of one unit")));
        all.add(arguments(
                "a text whose place is not bound",
                "  Posts($a : authorised)",
                "report.notApplicable($problem, \"{b} | {b}\"); // <<",
                "The text of rule \"planted\" has \"{b}\", but the rule binds no $b"));
        return all;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void inRules(String kind, String condition, String call, String message) {
        Path rules = Evaluations.copyOfRules(folder);
        boolean ownProblem = condition.contains("Problem(");
        String text = "rule \"planted\"\nwhen\n"
                + (ownProblem
                        ? condition.replace("$other", "$problem")
                        : "  $problem : Problem(code == \"posts.over-staffed\")\n" + condition)
                + "\nthen\n  " + call + "\nend\n";
        Evaluations.write(rules.resolve(RULES), text);
        int line = (int) text.substring(0, text.indexOf("// <<")).lines().count();
        // a problem, and a text, are told where the rule begins; a reason where its "then" stands
        line -= call.contains("// <<") ? 1 : 0;
        boolean atRule = ownProblem || message.startsWith("The text of");
        assertThat(findings(rules)).as(kind).contains(RULES + ":" + (atRule ? 1 : line) + ":1  " + message);
    }

    @Test
    void aRuleNameTwiceAndARuleTwice() {
        Path rules = Evaluations.copyOfRules(folder);
        String rule = """
                when
                  $problem : Problem(code == "posts.over-staffed")
                  Posts(authorised != null, inPost > authorised)
                then
                  report.problem($problem, "%s");
                end
                """;
        Evaluations.write(
                rules.resolve(RULES),
                "rule \"a\"\n" + rule.formatted("x") + "rule \"b\"\n" + rule.formatted("x") + "rule \"a\"\n"
                        + rule.formatted("y"));
        assertThat(findings(rules))
                .contains(
                        RULES + ":8:1  Rule \"b\" has the conditions and the call of \"a\" (" + RULES
                                + ":1:1). Remove either",
                        RULES + ":15:1  Rule name \"a\" is used twice");
    }

    @Test
    void aParameterNobodyReads() {
        Path rules = Evaluations.copyOfRules(folder);
        Evaluations.write(
                rules.resolve("example-county-2025/parameters.yaml"),
                "execution-rate.flor: {value: 80, basis: fictitious}\n");
        assertThat(findings(rules))
                .containsExactly(
                        "example-county-2025/parameters.yaml:1:1  No rule reads parameter \"execution-rate.flor\". Remove it, or correct the name in the rule");
    }

    @Test
    void aUnitInAMessageThatIsNotTheFacts() {
        Path rules = Evaluations.copyOfRules(folder);
        Evaluations.change(rules.resolve(PROBLEMS), "资产总额 {total} 万元中", "资产总额 {total} 人，");
        assertThat(findings(rules))
                .containsExactly(
                        PROBLEMS + place(rules.resolve(PROBLEMS), "message:\n    zh: \"固定资产利用率")
                                + "  Rule \"assets: utilisation below the limit\": the text shows \"total\" in \"人\", the fact is in \"万元\". Correct either");
    }

    @Test
    void mistakesOfManyFilesAreToldAtOnceInOrder() throws java.io.IOException {
        Path rules = Evaluations.copyOfRules(folder);
        Evaluations.change(rules.resolve(STANDARD), "notApplicable: full", "notAplicable: full");
        Evaluations.change(rules.resolve(STANDARD), "perUnit: 0.2", "perUnits: 0.2");
        Files.writeString(rules.resolve(RULES), "rule \"x\" when eval(true) then end\n");
        Evaluations.change(rules.resolve(PARAMETERS), "{value: 90, from", "{value: viele, from");
        List<String> findings = findings(rules);
        assertThat(findings.stream().map(f -> f.replaceAll(":\\d+:.*", "")).distinct())
                .containsExactly(PARAMETERS, RULES, STANDARD);
        assertThat(findings).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void theShippedPacksGiveNone() {
        assertThat(findings(Evaluations.RULES)).isEmpty();
    }

    @Test
    void aPackThatLacksAnyOneLineIsStillChecked() {
        Path rules = Evaluations.copyOfRules(folder);
        for (String name : List.of(STANDARD, PROBLEMS, PARAMETERS, "common/methods.yaml", "common/bands.drl")) {
            Path file = rules.resolve(name);
            String text = Evaluations.read(file);
            List<String> lines = text.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                List<String> without = new ArrayList<>(lines);
                without.remove(i);
                Evaluations.write(file, String.join("\n", without) + "\n");
                PackChecker.check(rules, List.of("example-county-2025"));
            }
            Evaluations.write(file, text);
        }
        assertThat(findings(rules)).isEmpty();
    }

    private static List<String> findings(Path rules) {
        return PackChecker.check(rules, RulesFolder.open(rules).standards()).findings().stream()
                .map(finding -> finding.in(Language.EN).replace(rules + "/", ""))
                .toList();
    }

    /** The line and column of a text that stands in a file once. */
    private static String place(Path file, String anchor) {
        String text = Evaluations.read(file);
        int at = text.indexOf(anchor);
        assertThat(at).as(anchor).isNotNegative();
        String before = text.substring(0, at);
        return ":" + (before.chars().filter(c -> c == '\n').count() + 1) + ":" + (at - before.lastIndexOf('\n'));
    }
}
