package org.jiheng.engine.guard;

import java.util.ArrayList;
import java.util.List;
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

    private Guarded check() {
        List<RuleTree> rules = new ArrayList<>();
        PackageDescr tree = parse();
        if (tree != null) {
            refuseAllButRules(tree);
            for (RuleDescr descr : tree.getRules()) {
                RuleTree rule = TreeBuilder.build(file.name(), descr, complainer);
                if (rule != null) {
                    check(rule);
                    rules.add(rule);
                }
            }
        }
        return new Guarded(file, rules, complaints.isEmpty() ? Printer.print(file.packageName(), rules) : "");
    }

    private void check(RuleTree rule) {
        if (rule.name().length() > 120 || !rule.name().matches("[^\"'\\\\\\p{Cntrl}]+")) {
            complainer.refuse(rule.line(), "guard.name", rule.name());
        }
        if (rule.reports().equals("problem") && rule.problem().isEmpty()) {
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
        int backslash = text.indexOf('\\');
        if (backslash >= 0) {
            int line = (int) text.substring(0, backslash).lines().count();
            complainer.refuse(line, "guard.backslash");
            return null;
        }
        if (text.length() > MAX_LENGTH) {
            complainer.refuse(1, "guard.too-long", MAX_LENGTH);
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
        } catch (DroolsParserException | RuntimeException e) {
            complainer.refuse(1, "guard.syntax", String.valueOf(e.getMessage()));
        }
        return null;
    }

    private Place place(int line) {
        return new Place(root + "/" + file.name(), Math.max(1, line), 1);
    }
}
