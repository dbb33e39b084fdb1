package org.jiheng.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.drools.model.codegen.ExecutableModelProject;
import org.jiheng.engine.facts.Criterion;
import org.jiheng.engine.standard.Pack.RuleFile;
import org.jiheng.engine.verdict.Report;
import org.jiheng.source.Complaints;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieSession;

/**
 * What people have tried, and more, to make rule text do something else than rules. Each payload sets a system property; each
 * attack ends in a refusal with its line, within seconds, or in rules that say something harmless, and never sets it.
 */
class AttackTest {
    private static final String FLAG = "jiheng.attacked";
    private static final String PAYLOAD = "System.setProperty(\"" + FLAG + "\", \"1\")";
    /** The same, true, for a condition. */
    private static final String TRUE = "(" + PAYLOAD + " == null || true)";
    /** The same without quotes, for places inside a text. */
    private static final String BARE = "System.setProperty(String.valueOf(1), String.valueOf(1))";

    private static final String GOOD = "$c : Criterion(method == \"m\", $p : points)";
    private static final Duration WITHIN = Duration.ofSeconds(5);

    @AfterEach
    void disarm() {
        System.clearProperty(FLAG);
        System.clearProperty("1");
    }

    private static String rule(String conditions) {
        return rule(conditions, "report.award($c, $p, \"x\");");
    }

    private static String rule(String conditions, String consequence) {
        return "rule \"r\"\nwhen\n" + conditions + "\nthen\n" + consequence + "\nend\n";
    }

    private static String headed(String attributes) {
        return "rule \"r\"\n" + attributes + "\nwhen\n" + GOOD + "\nthen\nreport.award($c, $p, \"x\");\nend\n";
    }

    private static String named(String name) {
        return "rule \"" + name + "\"\nwhen\n" + GOOD + "\nthen\nreport.award($c, $p, \"x\");\nend\n";
    }

    private static Arguments refused(String name, int line, String drl) {
        return Arguments.of(name, drl, line);
    }

    static Stream<Arguments> attacks() {
        return Stream.of(headers(), conditions(), consequences(), characters(), resources())
                .flatMap(attacks -> attacks);
    }

    private static Stream<Arguments> headers() {
        return Stream.of(
                refused("import of a class", 1, "import java.lang.Runtime;\n" + rule(GOOD)),
                refused("import static", 1, "import static java.lang.System.setProperty;\n" + rule(GOOD)),
                refused("import function", 1, "import function java.lang.System.setProperty;\n" + rule(GOOD)),
                refused("import accumulate", 1, "import accumulate java.lang.Runtime run;\n" + rule(GOOD)),
                refused("another package", 1, "package org.jiheng.engine;\n" + rule(GOOD)),
                refused("unit", 1, "unit Evil;\n" + rule(GOOD)),
                refused("global", 1, "global java.lang.Runtime runtime;\n" + rule(GOOD)),
                refused("dialect of the file", 1, "dialect \"mvel\"\n" + rule(GOOD)),
                refused("function", 1, "function boolean f() { return " + TRUE + "; }\n" + rule(GOOD)),
                refused("declared initialiser", 1, "declare T\n x : String = " + PAYLOAD + "\nend\n" + rule(GOOD)),
                refused("declared type, annotated", 1, "declare T\n @role(event)\nend\n" + rule(GOOD)),
                refused("declared trait", 1, "declare trait T\n x : String\nend\n" + rule(GOOD)),
                refused("declared enum", 1, "declare enum E\n A(" + PAYLOAD + ");\n x : String\nend\n" + rule(GOOD)),
                refused(
                        "declared window",
                        1,
                        "declare window W\n Criterion() over window:length(1)\nend\n" + rule(GOOD)),
                refused("declared entry point", 1, "declare entry-point E\nend\n" + rule(GOOD)),
                refused("query", 1, "query \"q\"\n Criterion(eval(" + TRUE + "))\nend\n" + rule(GOOD)),
                refused("query with arguments", 1, "query q(String s)\n s := String()\nend\n" + rule(GOOD)),
                refused("dialect mvel", 1, headed("dialect \"mvel\"")),
                refused("salience expression", 1, headed("salience (" + PAYLOAD + " == null ? 1 : 2)")),
                refused("enabled expression", 1, headed("enabled (" + TRUE + ")")),
                refused("timer", 1, headed("timer (expr: " + PAYLOAD + ")")),
                refused("timer, interval", 1, headed("timer (int: 0 1s)")),
                refused("calendars", 1, headed("calendars \"x\"")),
                refused("duration", 1, headed("duration 1")),
                refused("date-effective", 1, headed("date-effective \"1-Jan-2020\"")),
                refused("no-loop", 1, headed("no-loop true")),
                refused("agenda-group", 1, headed("agenda-group \"g\"")),
                refused("auto-focus", 1, headed("auto-focus true")),
                refused("annotation value", 1, headed("@x(" + PAYLOAD + ")")),
                refused("annotation, propagation", 1, headed("@Propagation(IMMEDIATE)")),
                refused(
                        "annotation, qualified",
                        1,
                        headed("@org.kie.api.definition.rule.Watch(\"\" + " + PAYLOAD + ")")),
                refused("extends", 1, "rule \"r\" extends \"s\"\nwhen\n" + GOOD + "\nthen\nreport.x();\nend\n"),
                refused("else the unknown", 1, "class Evil { static { " + PAYLOAD + "; } }\n" + rule(GOOD)));
    }

    private static Stream<Arguments> conditions() {
        return Stream.of(
                refused("eval", 4, rule(GOOD + "\neval(" + TRUE + ")")),
                refused("eval in a constraint", 3, rule("$c : Criterion(eval(" + TRUE + "), $p : points)")),
                refused("call in a constraint", 3, rule("$c : Criterion(" + PAYLOAD + " == null, $p : points)")),
                refused("qualified call", 3, rule("$c : Criterion(java.lang." + PAYLOAD + " == method, $p : points)")),
                refused("call of a field", 3, rule("$c : Criterion(method.toString() == \"m\", $p : points)")),
                refused("getClass", 3, rule("$c : Criterion(getClass().getName() == \"m\", $p : points)")),
                refused("field class", 3, rule("$c : Criterion(class.name == \"m\", $p : points)")),
                refused("this.getClass", 3, rule("$c : Criterion(this.getClass() != null, $p : points)")),
                refused("runtime", 3, rule("$c : Criterion(Runtime.getRuntime() != null, $p : points)")),
                refused("qualified runtime", 3, rule("$c : Criterion(java.lang.Runtime.version() != null)")),
                refused("constructor", 3, rule("$c : Criterion(new java.io.File(\"x\").createNewFile() == true)")),
                refused("ternary", 3, rule("$c : Criterion((method == \"m\" ? " + PAYLOAD + " : \"x\") == \"y\")")),
                refused("assignment", 3, rule("$c : Criterion(method = " + PAYLOAD + ", $p : points)")),
                refused("increment", 3, rule("$c : Criterion(points++ > 1B, $p : points)")),
                refused("array", 3, rule("$c : Criterion(method[" + PAYLOAD + "] == \"m\", $p : points)")),
                refused("list literal", 3, rule("$c : Criterion(method in ([" + PAYLOAD + "]), $p : points)")),
                refused("map access", 3, rule("$c : Criterion(this[\"method\"] == \"m\", $p : points)")),
                refused("inline cast", 3, rule("$c : Criterion(this#Runtime.totalMemory() > 0B, $p : points)")),
                refused("cast of a field", 3, rule("$c : Criterion(method#String.length == 1, $p : points)")),
                refused("Java cast", 3, rule("$c : Criterion(((Runtime) this) != null, $p : points)")),
                refused("null-safe", 3, rule("$c : Criterion(method!.toString() == \"m\", $p : points)")),
                harmless("backticks", rule("$c : Criterion(`method` == \"m\", $p : points)")),
                refused("lambda", 3, rule("$c : Criterion(points > ((x) -> x).apply(1), $p : points)")),
                refused("method reference", 3, rule("$c : Criterion(points == System::exit, $p : points)")),
                refused("instanceof", 3, rule("$c : Criterion(this instanceof Runtime, $p : points)")),
                refused("str operator", 3, rule("$c : Criterion(method str[startsWith] \"m\", $p : points)")),
                refused("own operator", 3, rule("$c : Criterion(method soundslike \"m\", $p : points)")),
                refused("memberOf", 3, rule("$c : Criterion(method memberOf System.getenv(), $p : points)")),
                refused("excludes", 3, rule("$c : Criterion(method excludes " + PAYLOAD + ", $p : points)")),
                refused("argument of a function", 3, rule("$c : Criterion(abs(" + PAYLOAD + ") > 1B, $p : points)")),
                refused("matches a call", 3, rule("$c : Criterion(method matches " + PAYLOAD + ", $p : points)")),
                refused("in a call", 3, rule("$c : Criterion(method in (" + PAYLOAD + "), $p : points)")),
                refused("binding to a call", 3, rule("$c : Criterion($p : (" + PAYLOAD + "))")),
                refused("binding, unification", 3, rule("$c : Criterion($p := points)")),
                refused("binding named report", 3, rule("report : Criterion($p : points)")),
                refused("binding named drools", 3, rule("drools : Criterion($p : points)")),
                refused(
                        "binding inside a text",
                        3,
                        rule("$c : Criterion(method == \"\" + " + PAYLOAD + ", $p : points)")),
                refused("constraint as binding", 3, rule("$c : Criterion($p : points > " + PAYLOAD + ")")),
                refused("positional", 3, rule("$c : Criterion(\"m\"; $p : points)")),
                refused("query call", 4, rule(GOOD + "\n?q(" + PAYLOAD + ";)")),
                refused("OOPath", 4, rule(GOOD + "\n/a/b[" + TRUE + "]")),
                refused("OOPath, bound", 4, rule(GOOD + "\n$x : /criteria[method == \"m\"]")),
                refused("window", 4, rule(GOOD + "\nProject() over window:length(" + PAYLOAD + ")")),
                refused("entry point", 4, rule(GOOD + "\nProject() from entry-point \"x\"")),
                refused("from a call", 4, rule(GOOD + "\n$x : BigDecimal() from " + PAYLOAD)),
                refused("from a collection", 4, rule(GOOD + "\n$x : BigDecimal() from [" + PAYLOAD + "]")),
                refused("from a field call", 4, rule(GOOD + "\n$x : BigDecimal() from $c.points.negate()")),
                refused("from a static field", 4, rule(GOOD + "\n$x : BigDecimal() from java.math.BigDecimal.TEN")),
                refused("from a global", 4, rule(GOOD + "\n$x : Object() from report")),
                refused("from collect", 4, rule(GOOD + "\n$x : java.util.List() from collect(Project())")),
                refused(
                        "accumulate code",
                        4,
                        rule(GOOD + "\n$x : Number() from accumulate(Project(), init(" + PAYLOAD
                                + ";) action(;) result(1))")),
                refused(
                        "accumulate, result as a call",
                        4,
                        rule(GOOD + "\n$x : Number() from accumulate(Project($e : executed), sum(" + PAYLOAD + "))")),
                refused("accumulate function", 4, rule(GOOD + "\naccumulate(Project(); $x : exec(" + PAYLOAD + "))")),
                refused("accumulate argument", 4, rule(GOOD + "\naccumulate(Project(); $x : sum(" + PAYLOAD + "))")),
                refused("accumulate count", 4, rule(GOOD + "\naccumulate(Project(); $x : count(" + PAYLOAD + "))")),
                refused("accumulate list", 4, rule(GOOD + "\naccumulate(Project($n : name); $x : collectList($n))")),
                refused("accumulate limit", 4, rule(GOOD + "\naccumulate(Project(); $x : count(1); " + TRUE + ")")),
                refused("annotated pattern", 4, rule(GOOD + "\nProject() @watch(" + PAYLOAD + ")")),
                refused("annotated or", 4, rule(GOOD + "\n(Posts() or @x(" + PAYLOAD + ") Assets())")),
                refused(
                        "named consequence",
                        3,
                        rule(GOOD + " do[x]", "report.award($c, $p, \"x\");\nthen[x]\n" + PAYLOAD)),
                refused(
                        "conditional branch",
                        4,
                        rule(GOOD + "\nif (" + TRUE + ") do[x]", "report.x();\nthen[x]\nx();")),
                refused(
                        "break of a branch",
                        4,
                        rule(GOOD + "\nif (points > 1B) break[x]", "report.x();\nthen[x]\nx();")),
                refused("any class as a fact", 4, rule(GOOD + "\nObject()")),
                refused("qualified type", 4, rule(GOOD + "\njava.lang.Runtime()")),
                refused("qualified type of ours", 4, rule(GOOD + "\norg.jiheng.engine.Evaluator()")),
                refused("qualified fact", 4, rule(GOOD + "\norg.jiheng.engine.facts.Project(name == \"x\")")),
                refused("nested class", 4, rule(GOOD + "\nThread.State()")),
                refused("nested class, binary name", 4, rule(GOOD + "\nThread$State()")),
                refused("generic type", 4, rule(GOOD + "\njava.util.Map<String, Runtime>()")),
                refused("this of a fact", 3, rule("$c : Criterion(this == 1B, $p : points)")),
                refused("homoglyph field", 3, rule("$c : Criterion(m\u0435thod == \"m\", $p : points)")),
                refused("homoglyph fact", 3, rule("$c : Crit\u0435rion(method == \"m\", $p : points)")),
                refused("full-width letters", 3, rule("$c : Criterion(ｍethod == \"m\", $p : points)")),
                refused(
                        "variable of a denied fact",
                        5,
                        rule(GOOD + "\nnot Project($e : executed)", "report.award($c, $e, \"x\");")));
    }

    private static Stream<Arguments> consequences() {
        return Stream.of(
                        PAYLOAD + ";",
                        "report.award($c, $p, \"x\"); " + PAYLOAD + ";",
                        "report.award($c, $p, " + PAYLOAD + ");",
                        "report.award($c, $p, \"x\" + " + PAYLOAD + ");",
                        "report.award($c, $p.add(java.math.BigDecimal.ONE), \"x\");",
                        "report.award($c, new java.math.BigDecimal(\"1\"), \"x\");",
                        "report.award($c, $p, (String) null);",
                        "report.award($c, $p, $c.toString());",
                        "report.award($c, $p = null, \"x\");",
                        "report.award($c, $p, true ? " + PAYLOAD + " : \"\");",
                        "report.award($c, $p, new String[] {" + PAYLOAD + "}[0]);",
                        "report.award($c, $p, \"\"\"\nx\"\"\");",
                        "report.award($c, $p, 'x');",
                        "report.<String>award($c, $p, \"x\");",
                        "report.award($c, $p, \"x\").toString();",
                        "report.getClass().getClassLoader();",
                        "report.wait();",
                        "this.report.award($c, $p, \"x\");",
                        "drools.halt();",
                        "drools.getKieRuntime().halt();",
                        "kcontext.getKieRuntime();",
                        "insert(new Object());",
                        "insertLogical($c);",
                        "update($c);",
                        "delete($c);",
                        "retract($c);",
                        "modify($c) { toString() }",
                        "if (" + TRUE + ") report.award($c, $p, \"x\");",
                        "while (true) { report.award($c, $p, \"x\"); }",
                        "for (;;) {}",
                        "try { " + PAYLOAD + "; } finally { }",
                        "new Thread(() -> " + PAYLOAD + ").start();",
                        "Runnable r = () -> { " + PAYLOAD + "; };",
                        "class Evil { static { " + PAYLOAD + "; } }",
                        "} static { " + PAYLOAD + "; } void x() {",
                        "{ report.award($c, $p, \"x\"); }",
                        "report.award($c, $p, \"x\"); }; { ",
                        "return;",
                        "throw new RuntimeException();",
                        "synchronized ($c) { }",
                        "assert " + TRUE + ";",
                        "x: report.award($c, $p, \"x\");",
                        "// " + PAYLOAD,
                        "report.award($c, $p, $missing);",
                        "report.award($c, $p, report);")
                .map(attack -> refused("consequence " + attack.replace('\n', ' '), 4, rule(GOOD, attack)));
    }

    private static Stream<Arguments> characters() {
        String escaped = "\\" + "u0022 + " + PAYLOAD + " + \\" + "u0022";
        return Stream.of(
                refused("escape in a text", 3, rule("$c : Criterion(method == \"" + escaped + "\", $p : points)")),
                refused("escape in an argument", 5, rule(GOOD, "report.award($c, $p, \"" + escaped + "\");")),
                refused("escape in a comment", 1, "// \\" + "u000a " + PAYLOAD + ";\n" + rule(GOOD)),
                refused("escape in a block comment", 1, "/* \\" + "u002a/ " + PAYLOAD + "; */\n" + rule(GOOD)),
                refused("escape in a rule name", 1, named("r\\" + "u0022 when then " + PAYLOAD + "; end")),
                refused("escape in a variable", 3, rule("$\\" + "u0063 : Criterion($p : points)")),
                refused("escape in a fact", 3, rule("$c : Crit\\" + "u0065rion($p : points)")),
                refused("octal escape", 3, rule("$c : Criterion(method == \"\\42\", $p : points)")),
                refused("escaped quote", 3, rule("$c : Criterion(method == \"\\\"\", $p : points)")),
                refused("escaped newline in a name", 1, named("r\\n" + PAYLOAD)),
                refused("newline in a name", 1, named("r\n" + BARE)),
                refused(
                        "quote in a name",
                        1,
                        "rule 'r\" then " + PAYLOAD + "; end'\n" + headed("").substring(9)),
                refused("end of a comment in a name", 1, named("r */ static { " + BARE + "; } /*")),
                refused("semicolon and brackets in a name", 1, named("r; {" + BARE + "}")),
                refused("dollar in a name", 1, named("${" + BARE + "}")),
                refused("long name", 1, named("r".repeat(200))),
                refused("bidi override", 1, "// \u202e\n" + rule(GOOD)),
                refused("bidi isolate in a text", 3, rule("$c : Criterion(method == \"\u2066m\", $p : points)")),
                refused("zero width in a field", 3, rule("$c : Criterion(meth\u200bod == \"m\", $p : points)")),
                refused("NUL", 3, rule("$c : Criterion(method == \"m\u0000\", $p : points)")),
                refused("form feed", 3, rule("$c : Criterion(method == \"m\f\", $p : points)")),
                refused("control Z", 1, "\u001a\n" + rule(GOOD)),
                refused("next line", 1, "// \u0085" + PAYLOAD + "\n" + rule(GOOD)),
                refused("line separator", 1, "// \u2028" + PAYLOAD + "\n" + rule(GOOD)),
                refused("half a surrogate", 1, "// \ud800\n" + rule(GOOD)),
                refused("private use", 1, "// \ue000\n" + rule(GOOD)),
                refused("single quotes", 3, rule("$c : Criterion(method == 'm\"', $p : points)")),
                refused("open text", 5, rule("$c : Criterion(method == \"m, $p : points)")),
                refused("open comment", 7, rule("/* " + GOOD)),
                refused("doubled quotes", 3, rule("$c : Criterion(method == \"\"\"" + BARE + "\"\"\", $p : points)")),
                // what only looks like an attack is read as the text it is, and stays text all the way
                harmless("comment hides a rule", "/* " + headed("salience 1") + " */\n" + rule(GOOD)),
                harmless(
                        "comment in a condition",
                        rule("$c : Criterion(/* " + PAYLOAD + ", */ method == \"m\", $p : points)")),
                harmless("comment in a consequence", rule(GOOD, "report.award($c, /* " + PAYLOAD + " */ $p, \"x\");")),
                harmless(
                        "mvel in an argument",
                        rule(GOOD, "report.award($c, $p, \"@{" + BARE + "} ${" + BARE + "}\");")),
                harmless(
                        "mvel in a condition",
                        rule("$c : Criterion(method != \"@{" + BARE + "}${" + BARE + "}\", $p : points)")),
                harmless(
                        "end of a comment in a text",
                        rule("$c : Criterion(method != \"*/ " + BARE + " /*\", $p : points)")),
                harmless(
                        "end of a comment in an argument",
                        rule(GOOD, "report.award($c, $p, \"*/ " + BARE + "; /*\");")),
                harmless(
                        "modify in an argument",
                        rule(GOOD, "report.award($c, $p, \"modify($c) { x() }; insert($c); drools.halt();\");")),
                harmless(
                        "end in an argument",
                        rule(GOOD, "report.award($c, $p, \"; end rule x when then " + BARE + ";\");")),
                harmless(
                        "then in a condition",
                        rule("$c : Criterion(method != \") then " + BARE + "; end\", $p : points)")),
                harmless(
                        "operators in a text",
                        rule("$c : Criterion(method != \"x || eval(true) && !.y# `z`\", $p : points)")),
                harmless(
                        "line comment in a text",
                        rule("$c : Criterion(method != \"// x\", $p : points) // \" " + BARE)),
                harmless("single quote in a text", rule("$c : Criterion(method != \"it's '\", $p : points)")),
                harmless(
                        "literal on the left of a quotient",
                        rule("$c : Criterion(0.5B <= (points / 3B), $p : points)")),
                harmless("percent in a text", rule("$c : Criterion(method != \"%s %n {0}\", $p : points)")),
                harmless("interpolation place", rule(GOOD, "report.award($c, $p, \"{c} {p} {class} {this}\");")));
    }

    private static Arguments harmless(String name, String drl) {
        return Arguments.of(name, drl, 0);
    }

    private static String times(int times, String text, String separator) {
        return IntStream.range(0, times)
                .mapToObj(i -> text.replace("#", "" + i))
                .collect(Collectors.joining(separator));
    }

    private static Stream<Arguments> resources() {
        return Stream.of(
                refused("groups in a pattern", 3, rule("$c : Criterion(method matches \"(a+)+b\", $p : points)")),
                refused("repetitions in a pattern", 3, rule("$c : Criterion(method matches \".*.*.*x\", $p : points)")),
                refused("options in a pattern", 3, rule("$c : Criterion(method matches \"" + "a?".repeat(15) + "b\")")),
                refused("lookahead", 3, rule("$c : Criterion(method matches \"(?=a)b\", $p : points)")),
                refused("count in a pattern", 3, rule("$c : Criterion(method matches \"a{9}{9}\", $p : points)")),
                refused("broken pattern", 3, rule("$c : Criterion(method matches \"[\", $p : points)")),
                refused("endless count", 3, rule("$c : Criterion(method matches \"a{99999999999}\", $p : points)")),
                refused("long pattern", 3, rule("$c : Criterion(method matches \"" + "a".repeat(100) + "\")")),
                refused("number of 1000 digits", 3, rule("$c : Criterion(points > " + "9".repeat(1000) + "B)")),
                refused("exponent", 3, rule("$c : Criterion(points > 1e999999999B, $p : points)")),
                refused("hexadecimal", 3, rule("$c : Criterion(points > 0xFFB, $p : points)")),
                refused("whole number too large", 3, rule("$d : Department(year > 99999999999)")),
                refused("text of 1000 characters", 3, rule("$c : Criterion(method == \"" + "x".repeat(1000) + "\")")),
                refused("text of 1 MB", 1, rule("$c : Criterion(method == \"" + "x".repeat(1 << 20) + "\")")),
                refused("comment of 1 MB", 1, "// " + "x".repeat(1 << 20) + "\n" + rule(GOOD)),
                refused("argument of 100 kB", 4, rule(GOOD, "report.award($c, $p, \"" + "x".repeat(100_000) + "\");")),
                refused(
                        "10 000 brackets",
                        3,
                        rule("$c : Criterion(points > " + "(".repeat(10_000) + "1B" + ")".repeat(10_000) + ")")),
                refused(
                        "22 brackets",
                        3,
                        rule("$c : Criterion(points > " + "(".repeat(22) + "1B" + ")".repeat(22) + ")")),
                refused("22 brackets of conditions", 3, rule("(".repeat(22) + GOOD + ")".repeat(22))),
                refused("10 000 brackets of conditions", 3, rule("(".repeat(10_000) + GOOD + ")".repeat(10_000))),
                refused(
                        "10 000 brackets in a call",
                        5,
                        rule(GOOD, "report.award($c, $p, " + "(".repeat(10_000) + "1" + ")".repeat(10_000) + ");")),
                refused("10 000 opening brackets", 3, rule("(".repeat(10_000))),
                refused("10 000 blocks", 5, rule(GOOD, "{".repeat(10_000) + "}".repeat(10_000))),
                refused("10 000 minus signs", 1, rule("$c : Criterion(points > " + "- ".repeat(10_000) + "1B)")),
                refused("10 000 sums", 3, rule("$c : Criterion(points > " + times(10_000, "1B", " + ") + ")")),
                refused(
                        "10 000 conditions in one",
                        3,
                        rule("$c : Criterion(" + times(5_000, "points > 1B", " && ") + ")")),
                refused(
                        "nested functions",
                        3,
                        rule("$c : Criterion(points > " + "abs(".repeat(23) + "1B" + ")".repeat(23) + ")")),
                refused(
                        "10 000 sums in a call",
                        4,
                        rule(GOOD, "report.award($c, $p, " + times(10_000, "1", " + ") + ");")),
                refused("nested not", 3, rule("not(".repeat(23) + "Project()" + ")".repeat(23))),
                refused(
                        "squares of squares",
                        9,
                        rule(GOOD + "\n$a0 : BigDecimal() from ($p * $p)\n"
                                + IntStream.range(0, 14)
                                        .mapToObj(i ->
                                                "$a" + (i + 1) + " : BigDecimal() from ($a" + i + " * $a" + i + ")")
                                        .collect(Collectors.joining("\n")))),
                refused("power", 3, rule("$c : Criterion($p : (" + times(100, "points", " * ") + "))")),
                refused(
                        "cross join",
                        5,
                        rule(GOOD + "\nProject($a# : name)".replace("#", "1") + "\nProject($a2 : name)")),
                refused("cross join by one text", 4, rule("Project(state == \"x\")\nProject(state == \"x\")\n" + GOOD)),
                refused(
                        "cross join tied to itself",
                        4,
                        rule("Project($a : name, name == $a)\nProject($b : name, name == $b)\n" + GOOD)),
                refused("cross join by a field of many", 4, rule("Project($s : state)\nProject(state == $s)\n" + GOOD)),
                refused(
                        "cross join inside exists",
                        5,
                        rule(GOOD + "\nProject()\nforall(Project() Project() Project())")),
                refused("cross join of few", 5, rule("Criterion()\nCriterion()\nCriterion()\n" + GOOD)),
                refused("cross join by or", 4, rule("Project()\n(Project() or Task())\n" + GOOD)),
                refused(
                        "cross join by accumulate",
                        5,
                        rule("Project()\nGoal()\naccumulate(Task(); $n : count(1))\n" + GOOD)),
                refused("too many conditions", 1, rule(GOOD + "\n" + times(40, "not Flag(name == \"x#\")", "\n"))),
                refused(
                        "thousands of rules",
                        1201,
                        times(
                                1_500,
                                "rule \"r#\" when $c : Criterion($p : points) then\n"
                                        + "report.award($c, $p, \"\");\n\nend",
                                "\n")),
                refused("no text at all", 1, "\u0000"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void endsInARefusalWithItsLineOrInNothing(String name, String drl, int line) {
        long started = System.nanoTime();
        Complaints complaints = new Complaints();
        Guard.Guarded guarded = Guard.check(new RuleFile("x/x.drl", "rules.x", drl), "rules", complaints);
        List<Integer> lines = complaints.complaints().stream()
                .map(complaint -> complaint.place().line())
                .toList();
        if (line == 0) {
            assertThat(lines)
                    .as(() -> String.valueOf(
                            complaints.complaints().get(0).message().key()))
                    .isEmpty();
            String text = drl.contains("report.award($c, $p, \"x\"") || !drl.contains("$p, \"")
                    ? "x"
                    : drl.substring(drl.indexOf("$p, \"") + 5, drl.lastIndexOf("\");"));
            assertThat(run(guarded.drl())).as(guarded.drl()).containsExactly(text);
        } else {
            assertThat(lines).as(drl.substring(0, Math.min(drl.length(), 500))).contains(line);
            assertThat(guarded.drl()).isEmpty();
        }
        assertThat(System.getProperty(FLAG)).isNull();
        assertThat(System.getProperty("1")).isNull();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(WITHIN);
    }

    @Test
    void thePayloadsWouldRunWithoutTheGuard() {
        String header =
                "package rules.x;\nimport org.jiheng.engine.facts.*;\nglobal org.jiheng.engine.verdict.Report report;\n";
        run(header + rule(GOOD, PAYLOAD + ";"));
        assertThat(System.getProperty(FLAG)).isEqualTo("1");
        run(header + rule(GOOD, BARE + ";"));
        assertThat(System.getProperty("1")).isEqualTo("1");
    }

    @Test
    void thereAreMany() {
        assertThat(attacks().count()).isGreaterThan(180);
    }

    /** Compiles and fires rules over one criterion; the last argument of every report. */
    private static List<Object> run(String drl) {
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        var id = services.newReleaseId("attack", "attack", "1");
        files.generateAndWritePomXML(id);
        files.write("src/main/resources/rules/x.drl", drl);
        KieBuilder builder = services.newKieBuilder(files);
        builder.buildAll(ExecutableModelProject.class);
        assertThat(builder.getResults().getMessages(Message.Level.ERROR)).isEmpty();
        var container = services.newKieContainer(id);
        KieSession session = container.newKieSession();
        List<Object> reported = new ArrayList<>();
        session.setGlobal(
                "report",
                Proxy.newProxyInstance(
                        Report.class.getClassLoader(), new Class<?>[] {Report.class}, (proxy, method, arguments) -> {
                            reported.add(Arrays.asList(arguments).get(arguments.length - 1));
                            return null;
                        }));
        session.insert(new Criterion("c", "i", "m", "", "", BigDecimal.TEN));
        session.fireAllRules(100);
        session.dispose();
        container.dispose();
        return reported;
    }
}
