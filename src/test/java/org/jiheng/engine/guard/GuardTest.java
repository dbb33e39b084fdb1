package org.jiheng.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jiheng.engine.standard.Pack.RuleFile;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.source.Complaints;
import org.jiheng.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What rules may not say is refused with its line before anything is compiled; what honest rules need goes through. */
class GuardTest {
    private static List<String> complaintsOf(String drl) {
        Complaints complaints = new Complaints();
        Guard.check(new RuleFile("x/x.drl", "rules.x", drl), "rules", complaints);
        return complaints.complaints().stream()
                .map(c -> c.place().line() + " " + c.message().key())
                .toList();
    }

    private static String rule(String conditions) {
        return rule(conditions, "report.award($c, $p, \"x\");");
    }

    private static String rule(String conditions, String consequence) {
        return "rule \"r\"\nwhen\n" + conditions + "\nthen\n" + consequence + "\nend\n";
    }

    private static final String GOOD = "$c : Criterion(method == \"m\", $p : points)";

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("import", "import java.io.File;\n" + rule(GOOD), "1 guard.header"),
                Arguments.of(
                        "import static",
                        "import static java.lang.Runtime.getRuntime;\n" + rule(GOOD),
                        "1 guard.header"),
                Arguments.of("package", "package x;\n" + rule(GOOD), "1 guard.header"),
                Arguments.of("global", "global java.lang.Runtime r;\n" + rule(GOOD), "1 guard.header"),
                Arguments.of("function", "function void f() { System.exit(1); }\n" + rule(GOOD), "1 guard.function"),
                Arguments.of("declared type", "declare T\n x : String\nend\n" + rule(GOOD), "1 guard.declare"),
                Arguments.of("query", "query \"q\"\n Criterion()\nend\n" + rule(GOOD), "1 guard.query"),
                Arguments.of(
                        "dialect",
                        "rule \"r\" dialect \"mvel\" when " + GOOD + " then report.award($c, $p, \"x\"); end",
                        "1 guard.attribute"),
                Arguments.of(
                        "salience",
                        "rule \"r\" salience 10 when " + GOOD + " then report.award($c, $p, \"x\"); end",
                        "1 guard.attribute"),
                Arguments.of(
                        "annotation",
                        "rule \"r\" @x(\"y\") when " + GOOD + " then report.award($c, $p, \"x\"); end",
                        "1 guard.annotation"),
                Arguments.of("statement in the consequence", rule(GOOD, "System.exit(1);"), "4 guard.one-call"),
                Arguments.of(
                        "two calls",
                        rule(GOOD, "report.award($c, $p, \"x\"); report.award($c, $p, \"x\");"),
                        "4 guard.one-call"),
                Arguments.of(
                        "call in an argument", rule(GOOD, "report.award($c, $p.add($p), \"x\");"), "4 guard.argument"),
                Arguments.of("class of report", rule(GOOD, "report.getClass();"), "4 guard.one-call"),
                Arguments.of("drools", rule(GOOD, "drools.halt();"), "4 guard.one-call"),
                Arguments.of("eval", rule(GOOD + " eval(true)"), "3 guard.condition"),
                Arguments.of(
                        "method call",
                        rule("$c : Criterion(method.length() == 1B, $p : points)"),
                        "3 guard.expression"),
                Arguments.of(
                        "constructor",
                        rule("$c : Criterion(new String() == method, $p : points)"),
                        "3 guard.expression"),
                Arguments.of(
                        "class name", rule("$c : Criterion(method == Runtime.x, $p : points)"), "3 guard.expression"),
                Arguments.of(
                        "unknown function", rule("$c : Criterion(points > exec(1B), $p : points)"), "3 guard.call"),
                Arguments.of("from a call", rule(GOOD + "\n$x : Object() from report.x()"), "4 guard.from"),
                Arguments.of(
                        "collect",
                        rule(GOOD + "\n$x : java.util.List() from collect(Criterion())"),
                        "4 guard.condition"),
                Arguments.of(
                        "accumulate code",
                        rule(
                                GOOD
                                        + "\n$x : Number() from accumulate(Criterion($w : points), init(int x = 0;) action(x++;) result(x))"),
                        "4 guard.condition"),
                Arguments.of(
                        "backslash", rule("$c : Criterion(method == \"\\u0022\", $p : points)"), "3 guard.backslash"),
                Arguments.of(
                        "backslash in a comment", "// \\u000a System.exit(1);\n" + rule(GOOD), "1 guard.backslash"),
                Arguments.of("decimal without B", rule("$c : Criterion(points > 0.9, $p : points)"), "3 guard.decimal"),
                Arguments.of(
                        "whole number for a decimal",
                        rule("$c : Criterion(points > 1, $p : points)"),
                        "3 guard.types-differ"),
                Arguments.of(
                        "unbracketed arithmetic", rule("$c : Criterion($p : points / 2B)"), "3 guard.binding-brackets"),
                Arguments.of(
                        "arithmetic across facts",
                        rule("$c : Criterion($w : points)\nMeasure($p : (value * $w))"),
                        "4 guard.binding-across"),
                Arguments.of("unknown fact", rule("$c : Criterium($p : points)"), "3 guard.unknown-fact"),
                Arguments.of("unknown field", rule("$c : Criterion($p : point)"), "3 guard.unknown-field"),
                Arguments.of(
                        "unknown variable",
                        rule("$c : Criterion(points > $limit, $p : points)"),
                        "3 guard.unknown-variable"),
                Arguments.of(
                        "text against number",
                        rule("$c : Criterion(method > 90B, $p : points)"),
                        "3 guard.types-differ"),
                Arguments.of("negation", rule("$c : Criterion(!(points > 1B), $p : points)"), "3 guard.expression"),
                Arguments.of(
                        "runaway pattern",
                        rule("$c : Criterion(method matches \"(a+)+b\", $p : points)"),
                        "3 guard.pattern"),
                Arguments.of(
                        "cross join",
                        rule("$c : Criterion($p : points)\nProject($a : name)\nProject($b : name)"),
                        "5 guard.cross-join"),
                Arguments.of(
                        "problem without code",
                        rule("$q : Problem($p : code)", "report.problem($q);"),
                        "1 guard.problem-without-code"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefusedWithItsLine(String what, String drl, String complaint) {
        assertThat(complaintsOf(drl)).as(what).contains(complaint);
    }

    @Test
    void whatHonestRulesNeedGoesThrough() {
        assertThat(complaintsOf(rule("""
                        $c : Criterion(method in ("a", "b"), measure not matches "x.*", $w : points, $m : measure)
                        not Flag(name == "closed", value == true)
                        exists Project(state == "done")
                        forall(Project($n : name) Project(name == $n, executed != null))
                        (Posts(inPost > 1B) or Posts(retired > 1B))
                        accumulate(Project(executed != null, $e : executed); $count : count(1), $sum : sum($e))
                        Measure(name == $m, value >= $w * 2B - 1B, $v : value, $half : (value / 2B))
                        $p : BigDecimal(this >= 0B) from (min($w, ceiling(($v - $sum) / 5B) * 2B))
                        """))).isEmpty();
    }

    @Test
    void everyShippedRuleIsAccepted() {
        RulesFolder folder = RulesFolder.open(java.nio.file.Path.of("rules"));
        Complaints complaints = new Complaints();
        folder.standards().stream()
                .flatMap(id -> folder.read(id).rules().stream())
                .forEach(file -> Guard.check(file, "rules", complaints));
        assertThat(complaints.complaints()).extracting(c -> c.in(Language.EN)).isEmpty();
    }

    @Test
    void whatIsCompiledIsPrintedAnewOnTheLinesOfItsWriter() {
        String drl = "// a comment\n" + rule("$c : Criterion(method == \"m\",\n  $p : (points / 3B))");
        Guard.Guarded guarded = Guard.check(new RuleFile("x/x.drl", "rules.x", drl), "rules", new Complaints());
        assertThat(guarded.drl().lines())
                .containsExactly(
                        "package rules.x; import org.jiheng.engine.facts.*; global org.jiheng.engine.verdict.Report report; ",
                        "rule \"r\" when ",
                        "",
                        "$c : Criterion(method == \"m\", $p : (org.jiheng.engine.guard.Quotient.of(points, java.math.BigDecimal.valueOf(3L, 0)))) ",
                        "",
                        "then report.award($c, $p, \"x\"); end ");
    }
}
