package org.jiheng.engine.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.jiheng.engine.guard.TreeBuilder.Complainer;
import org.jiheng.engine.standard.Pack.RuleFile;
import org.jiheng.source.Complaints;
import org.jiheng.source.Place;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Reads a file of rules, refuses what rules may not say, and prints the rest anew for the compiler. */
public final class Guard {
    private static final int MAX_LENGTH = 200_000;
    private static final int MAX_RULES = 300;
    private static final int MAX_NESTING = 10;

    /** Nothing that a compiler could take for more than a name: it stands in comments and literals of generated code. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _.,:;%()（）《》、，：；。·—-]{0,119}");

    /** Characters that show otherwise than they read: controls, marks of direction, halves of characters, unassigned ones. */
    private static final Pattern ODD = Pattern.compile("[\\p{C}\\x{2028}\\x{2029}&&[^\\t\\n\\r]]");

    private final RuleFile file;
    private final String root;
    private final Complaints complaints;
    private final Complainer complainer;

    private Guard(RuleFile file, String root, Complaints complaints) {
        this.file = file;
        this.root = root;
        this.complaints = complaints;
        this.complainer = (line, parts) -> complaints.add(
                place(line),
                String.valueOf(parts.get(0)),
                parts.subList(1, parts.size()).toArray());
    }

    /** Rules that may be compiled, and the text to compile. */
    public record Guarded(RuleFile file, List<RuleTree> rules, String drl) {}

    /** Checks a file; whatever is wrong goes to {@code complaints}, and then the result must not be compiled. */
    public static Guarded check(RuleFile file, String root, Complaints complaints) {
        return new Guard(file, root, complaints).check();
    }

    /** Rules made of such that passed the check before, with names of their own, to be compiled together. */
    public static Guarded cut(RuleFile file, List<RuleTree> rules) {
        return new Guarded(file, rules, Printer.print(file, rules));
    }

    private Guarded check() {
        try {
            return guarded();
        } catch (RuntimeException | StackOverflowError e) {
            complainer.refuse(1, "guard.syntax", String.valueOf(e.getMessage()));
            return new Guarded(file, List.of(), "");
        }
    }

    private Guarded guarded() {
        List<RuleTree> rules = new ArrayList<>();
        PackageDescr tree = parse();
        if (tree != null) {
            refuseAllButRules(tree);
            if (tree.getRules().size() > MAX_RULES) {
                complainer.refuse(tree.getRules().get(MAX_RULES).getLine(), "guard.too-many-rules", MAX_RULES);
                return new Guarded(file, List.of(), "");
            }
            for (RuleDescr descr : tree.getRules()) {
                RuleTree rule = TreeBuilder.build(file, descr, complainer);
                if (rule != null) {
                    check(rule);
                    rules.add(rule);
                }
            }
        }
        return new Guarded(file, rules, complaints.isEmpty() ? Printer.print(file, rules) : "");
    }

    private void check(RuleTree rule) {
        if (!NAME.matcher(rule.name()).matches()) {
            complainer.refuse(rule.line(), "guard.name", rule.name());
        }
        boolean says = rule.problem().isPresent() || rule.problemFinds().isPresent();
        if (rule.reports().equals("problem") && !says) {
            complainer.refuse(rule.line(), "guard.problem-without-code", rule.name());
        }
        TypeCheck.check(rule, complainer);
        JoinCheck.check(rule, complainer);
    }

    private void refuseAllButRules(PackageDescr tree) {
        boolean header = !tree.getImports().isEmpty()
                || !tree.getFunctionImports().isEmpty()
                || !tree.getAccumulateImports().isEmpty()
                || !tree.getGlobals().isEmpty()
                || !tree.getName().isEmpty()
                || tree.getUnit() != null;
        if (header) {
            complainer.refuse(1, "guard.header");
        }
        tree.getFunctions().forEach(f -> complainer.refuse(f.getLine(), "guard.function", f.getName()));
        tree.getTypeDeclarations().forEach(t -> complainer.refuse(t.getLine(), "guard.declare", t.getTypeName()));
        tree.getEnumDeclarations().forEach(t -> complainer.refuse(t.getLine(), "guard.declare", t.getTypeName()));
        tree.getEntryPointDeclarations()
                .forEach(t -> complainer.refuse(t.getLine(), "guard.declare", t.getEntryPointId()));
        tree.getWindowDeclarations().forEach(t -> complainer.refuse(t.getLine(), "guard.declare", t.getName()));
        tree.getAttributes().forEach(a -> complainer.refuse(a.getLine(), "guard.attribute", a.getName()));
    }

    private @Nullable PackageDescr parse() {
        String text = file.text();
        if (text.length() > MAX_LENGTH) {
            complainer.refuse(1, "guard.too-long", MAX_LENGTH);
            return null;
        }
        int backslash = text.indexOf('\\');
        if (backslash >= 0) {
            complainer.refuse(lineOf(text, backslash), "guard.backslash");
            return null;
        }
        Matcher odd = ODD.matcher(text);
        if (odd.find()) {
            complainer.refuse(
                    lineOf(text, odd.start()),
                    "guard.character",
                    String.format("U+%04X", text.codePointAt(odd.start())));
            return null;
        }
        int nested = tooNested(text);
        if (nested >= 0) {
            complainer.refuse(lineOf(text, nested), "guard.too-deep", MAX_NESTING);
            return null;
        }
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        try {
            PackageDescr tree = parser.parse(false, text);
            if (tree != null && !parser.hasErrors()) {
                return tree;
            }
            parser.getErrors()
                    .forEach(error -> complainer.refuse(
                            error.getLines().length > 0 ? error.getLines()[0] : 1, "guard.syntax", error.getMessage()));
            if (!parser.hasErrors()) {
                complainer.refuse(1, "guard.syntax", "…");
            }
        } catch (DroolsParserException | RuntimeException | StackOverflowError e) {
            complainer.refuse(1, "guard.syntax", String.valueOf(e.getMessage()));
        }
        return null;
    }

    /** Where brackets open too often without closing, wherever they stand; the parser takes ever longer for each level. */
    private static int tooNested(String text) {
        int depth = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if ((c == ')' || c == ']' || c == '}') && depth > 0) {
                depth--;
            }
            if (depth > MAX_NESTING) {
                return at;
            }
        }
        return -1;
    }

    private static int lineOf(String text, int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    private Place place(int line) {
        return new Place(root + "/" + file.name(), Math.max(1, line), 1);
    }
}
