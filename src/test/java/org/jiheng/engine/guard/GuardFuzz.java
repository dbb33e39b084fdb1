package org.jiheng.engine.guard;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.model.codegen.ExecutableModelProject;
import org.jiheng.Evaluations;
import org.jiheng.engine.standard.Pack.RuleFile;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.engine.standard.ShippedSentences;
import org.jiheng.source.Complaints;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;

/**
 * Feeds the guard valid rules and sentences with random edits, for some seconds from a seed. It fails where the guard throws, takes seconds
 * over one text, or lets one through whose printed rules hold a call or word that no rule may come to, or do not read back the
 * same. Arguments: seconds, seed.
 */
public final class GuardFuzz {
    /** Which of the accepted texts are compiled; it takes long. */
    private static final int COMPILE_EVERY = 20;

    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final Pattern TEXT = Pattern.compile("\"[^\"\\\\]*\"");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_$]+(?:\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*");
    private static final Pattern CALL = Pattern.compile("([\\p{L}_$.][\\p{L}\\p{N}_$.]*)\\s*\\(");

    /** What may stand before an opening bracket, besides the facts. */
    private static final Set<String> CALLS = Set.of(
            "java.math.BigDecimal",
            "count",
            "sum",
            "min",
            "max",
            "accumulate",
            "not",
            "exists",
            "forall",
            "in",
            "and",
            "or",
            "from",
            "when",
            "matches");

    private static final Pattern ARITHMETIC = Pattern.compile(
            "[\\p{L}\\p{N}_$.]*\\.(add|subtract|multiply|divide|remainder|negate|abs|min|max|setScale)");
    private static final Pattern REPORT =
            Pattern.compile("report\\.(measure|award|deduct|veto|unknown|notApplicable|problem)");
    private static final Pattern QUALIFIED =
            Pattern.compile("java\\.math\\.(BigDecimal|MathContext\\.DECIMAL128|RoundingMode\\.(CEILING|FLOOR))");
    private static final Set<String> DENIED = Set.of(
            "eval",
            "import",
            "function",
            "declare",
            "query",
            "salience",
            "dialect",
            "drools",
            "kcontext",
            "insert",
            "update",
            "modify",
            "delete",
            "retract",
            "System",
            "Runtime",
            "Class",
            "class",
            "getClass",
            "static",
            "new java.lang");

    private static final List<String> TOKENS = List.of(
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "`",
            ";",
            ":",
            ":=",
            ",",
            ".",
            "!.",
            "#",
            "@",
            "$",
            "$c",
            "?",
            "=",
            "==",
            "!=",
            "<",
            "&&",
            "||",
            "->",
            "::",
            "+",
            "-",
            "*",
            "/",
            "%",
            "//",
            "/*",
            "*/",
            "\n",
            "rule",
            "when",
            "then",
            "end",
            "eval(true)",
            "System.exit(3)",
            "getClass()",
            "new Object()",
            "from",
            "collect",
            "accumulate",
            "init(",
            "action(",
            "result(",
            "reverse(",
            "entry-point",
            "over window:length(1)",
            "not",
            "exists",
            "forall",
            "and",
            "or",
            "in",
            "matches",
            "this",
            "null",
            "true",
            "1",
            "1B",
            "0.5",
            "0.5B",
            "999999999999",
            "salience 1",
            "dialect \"mvel\"",
            "@x(y)",
            "do[x]",
            "then[x]",
            "if (",
            "else",
            "break[x]",
            "?q(x;)",
            "/a/b",
            "import java.io.File",
            "global X x",
            "function void f() {}",
            "declare T end",
            "query q() end",
            "package x",
            "unit U",
            "extends \"r\"",
            "#Runtime",
            "$c.points",
            "$c.points()",
            "report",
            "drools",
            "kcontext",
            "insert(",
            "modify($c) {",
            "abs(",
            "min(",
            "count(1)",
            "sum($p)",
            "collectList($p)",
            "Criterion(",
            "Project(",
            "BigDecimal()",
            "Object()",
            "java.lang.Runtime",
            "System.out",
            "\\u0022",
            "\u202e",
            "\u0000",
            "（",
            "，",
            "“",
            "１",
            "名",
            "instanceof",
            "contains",
            "memberOf",
            "soundslike",
            "str[startsWith]",
            "(executed)",
            "method",
            "points",
            "code",
            "name");

    private final Random random;
    private final List<String> seeds = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();

    private GuardFuzz(long seed) {
        random = new Random(seed);
        RulesFolder folder = RulesFolder.open(Path.of("rules"));
        folder.standards().stream()
                .flatMap(id -> folder.read(id).rules().stream())
                .distinct()
                .map(RuleFile::text)
                .filter(text -> text.length() < 4_000)
                .forEach(seeds::add);
        sentences.add(Evaluations.read(Path.of("rules/common/problems.dslr")));
        sentences.add(Evaluations.read(Path.of("rules/urumqi-etdz-2023/secret-units.dslr")));
        for (String sentence :
                Evaluations.read(Path.of("rules/common/problems.dslr")).split("(?=规则 )", -1)) {
            sentences.add(sentence);
        }
        for (int i = 0; i < 200; i++) {
            seeds.add(new GeneratedRule(new Random(i)).text());
        }
    }

    public static void main(String[] arguments) {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        timing();
        new GuardFuzz(seed).run(seconds, seed);
    }

    private void run(int seconds, long seed) {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        long executions = 0;
        long accepted = 0;
        long acceptedSentences = 0;
        long slowest = 0;
        int compiled = 0;
        int uncompilable = 0;
        while (System.nanoTime() < end) {
            boolean worded = random.nextInt(3) == 0;
            String text = mutated(worded ? sentences : seeds);
            long started = System.nanoTime();
            Complaints complaints = new Complaints();
            Guard.Guarded guarded;
            try {
                String rules = worded ? ShippedSentences.expand(text, complaints) : text;
                guarded = Guard.check(new RuleFile("x/x.drl", "rules.x", rules), "rules", complaints);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("The guard threw over:\n" + text, e);
            }
            long took = System.nanoTime() - started;
            slowest = Math.max(slowest, took);
            if (took > SLOW.toNanos()) {
                throw new AssertionError("The guard took " + took / 1_000_000 + " ms over:\n" + text);
            }
            if (complaints.isEmpty()) {
                acceptedSentences += worded ? 1 : 0;
                if (++accepted % COMPILE_EVERY == 0) {
                    compiled++;
                    uncompilable += compiles(guarded) ? 0 : 1;
                }
                String wrong = wrongIn(guarded);
                if (!wrong.isEmpty()) {
                    throw new AssertionError(wrong + " came of:\n" + text + "\nas:\n" + guarded.drl());
                }
            }
            executions++;
        }
        System.out.printf(
                "fuzz: %d executions in %d s from seed %d, %d accepted (%d of them sentences), slowest %d ms, no crash, no call outside the list;"
                        + " of %d compiled, %d the compiler refused%n",
                executions, seconds, seed, accepted, acceptedSentences, slowest / 1_000_000, compiled, uncompilable);
    }

    /** What an accepted text came to that it may not come to; empty where there is nothing. */
    private static String wrongIn(Guard.Guarded guarded) {
        String bare = TEXT.matcher(guarded.drl()).replaceAll("\"\"");
        Matcher calls = CALL.matcher(bare);
        while (calls.find()) {
            String call = calls.group(1);
            if (!CALLS.contains(call)
                    && !FactTypes.names().contains(call)
                    && !ARITHMETIC.matcher(call).matches()
                    && !call.matches("\\.(add|subtract|multiply|divide|remainder|negate|abs|min|max|setScale)")
                    && !REPORT.matcher(call).matches()) {
                return "Call " + call;
            }
        }
        Matcher words = WORD.matcher(bare);
        while (words.find()) {
            String word = words.group();
            if (word.startsWith("java.") && !QUALIFIED.matcher(word).lookingAt()) {
                return "Name " + word;
            }
            if (DENIED.contains(word) && !(word.equals("import") && words.start() < 40)) {
                return "Word " + word;
            }
        }
        if (bare.matches("(?s).*[\\\\'`@#\\[\\]{}?].*")) {
            return "A sign";
        }
        String printed = SourcePrinter.print(guarded.rules());
        Complaints complaints = new Complaints();
        List<RuleTree> again = Guard.check(new RuleFile("x/x.drl", "rules.x", printed), "rules", complaints)
                .rules();
        boolean same = complaints.isEmpty()
                && SourcePrinterTest.structure(again).equals(SourcePrinterTest.structure(guarded.rules()));
        return same ? "" : "A rule that does not read back the same, " + printed + complaints.complaints();
    }

    /** Whether the compiler takes what the guard printed; where it refuses or throws, the product refuses. */
    private static boolean compiles(Guard.Guarded guarded) {
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(services.newReleaseId("fuzz", "fuzz", "1"));
        files.write("src/main/resources/rules/x.drl", guarded.drl());
        KieBuilder builder = services.newKieBuilder(files);
        try {
            builder.buildAll(ExecutableModelProject.class);
        } catch (RuntimeException e) {
            if (Boolean.getBoolean("fuzz.verbose")) {
                System.out.println(e + "\n" + guarded.drl());
            }
            return false;
        }
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty() && Boolean.getBoolean("fuzz.verbose")) {
            System.out.println(errors.get(0).getText() + "\n" + guarded.drl());
        }
        return errors.isEmpty();
    }

    private String mutated(List<String> from) {
        StringBuilder text = new StringBuilder(pick(from));
        for (int edits = 1 + random.nextInt(random.nextInt(4) == 0 ? 8 : 2); edits > 0; edits--) {
            int at = random.nextInt(text.length() + 1);
            int until = Math.min(text.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(7)) {
                case 0 -> text.insert(at, pick(TOKENS));
                case 1 -> text.insert(at, " " + pick(TOKENS) + " ");
                case 2 -> text.delete(at, until);
                case 3 -> text.replace(at, until, pick(TOKENS));
                case 4 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, until));
                case 5 ->
                    text.insert(at, (char) (random.nextInt(4) == 0 ? random.nextInt(0x3000) : 32 + random.nextInt(95)));
                default -> swapWord(text);
            }
            if (text.length() == 0) {
                text.append(' ');
            }
        }
        return text.toString();
    }

    /** Puts one word or sign of the text, or a token, in place of another. */
    private void swapWord(StringBuilder text) {
        List<int[]> words = new ArrayList<>();
        Matcher matcher = Pattern.compile("[\\p{L}\\p{N}_$.]+|\\S").matcher(text);
        while (matcher.find()) {
            words.add(new int[] {matcher.start(), matcher.end()});
        }
        if (!words.isEmpty()) {
            int[] out = words.get(random.nextInt(words.size()));
            int[] in = words.get(random.nextInt(words.size()));
            String word = random.nextBoolean() ? text.substring(in[0], in[1]) : pick(TOKENS);
            text.replace(out[0], out[1], word);
        }
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** How long the guard takes over 100 rules once warm. */
    private static void timing() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            text.append("rule \"completion ")
                    .append(i)
                    .append("\"\nwhen\n")
                    .append(
                            "  $c : Criterion(method == \"completion\", $measure : measure, $of : of, $full : points)\n")
                    .append("  Measure(name == $measure, subject == $of, value <= 100B, $rate : value)\n")
                    .append("  $points : BigDecimal() from ($full * $rate / 100B)\n")
                    .append("then\n  report.award($c, $points, \"{full} × {rate}% = {points}\");\nend\n\n");
        }
        RuleFile file = new RuleFile("x/x.drl", "rules.x", text.toString());
        long best = Long.MAX_VALUE;
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            long started = System.nanoTime();
            Complaints complaints = new Complaints();
            Guard.check(file, "rules", complaints);
            complaints.throwIfAny();
            long took = System.nanoTime() - started;
            best = Math.min(best, took);
            all.add(took);
        }
        long median = all.subList(20, 40).stream().sorted().toList().get(10);
        System.out.printf(
                "guard over 100 rules: first %d ms, warm median %d ms, best %d ms%n",
                all.get(0) / 1_000_000, median / 1_000_000, best / 1_000_000);
    }
}
