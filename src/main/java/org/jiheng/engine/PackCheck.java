package org.jiheng.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jiheng.engine.guard.RuleTree;
import org.jiheng.engine.guard.RuleTree.Argument;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.Finds;
import org.jiheng.engine.standard.Pack.ProblemRow;
import org.jiheng.source.Complaints;
import org.jiheng.source.Nearest;
import org.jiheng.source.Place;
import org.jiheng.text.Text;

/** Holds the rules of a pack against its tables: problems that exist, names used once, texts whose places are all bound. */
final class PackCheck {
    private final Pack pack;
    private final String root;
    private final Complaints complaints;

    private PackCheck(Pack pack, String root, Complaints complaints) {
        this.pack = pack;
        this.root = root;
        this.complaints = complaints;
    }

    static void check(Pack pack, List<RuleTree> rules, String root, Complaints complaints) {
        PackCheck check = new PackCheck(pack, root, complaints);
        Set<String> names = new HashSet<>();
        Set<String> lookedFor = new TreeSet<>();
        for (RuleTree rule : rules) {
            if (!names.add(rule.name())) {
                complaints.add(check.place(rule), "pack.rule-name-twice", rule.name());
            }
            check.texts(rule);
            rule.problem().ifPresent(code -> {
                check.problem(rule, code);
                lookedFor.add(code);
            });
        }
        pack.problems().forEach((code, row) -> {
            Finds finds = row.finds();
            List<RuleTree> figureRules = finds == null
                    ? List.of()
                    : rules.stream()
                            .filter(rule -> rule.problemFinds()
                                    .filter(finds.how()::equals)
                                    .isPresent())
                            .toList();
            figureRules.forEach(rule -> check.messages(rule, row));
            if (figureRules.isEmpty() && !lookedFor.contains(code)) {
                complaints.add(Place.whole(root), "pack.problem-without-rule", code);
            }
        });
    }

    private void problem(RuleTree rule, String code) {
        ProblemRow row = pack.problems().get(code);
        if (row == null) {
            Set<String> known = pack.problems().keySet();
            complaints.add(
                    place(rule),
                    "pack.no-such-problem",
                    code,
                    Nearest.to(code, known).orElse(String.join(", ", known)));
            return;
        }
        messages(rule, row);
    }

    /** The text that a rule reports a problem with is there, and all it shows is known. */
    private void messages(RuleTree rule, ProblemRow row) {
        if (!rule.reports().equals("problem")) {
            return;
        }
        List<Argument> arguments = rule.call().arguments();
        String name = arguments.size() > 2 ? arguments.get(2).value() : "";
        Text message = row.messages().get(name);
        if (message == null) {
            complaints.add(place(rule), "engine.problem-without-text", row.code(), name, rule.name());
        } else {
            places(rule, message.zh());
            places(rule, message.en());
        }
    }

    /** Arithmetic and reasons stand in the rule itself. */
    private void texts(RuleTree rule) {
        if (!rule.reports().equals("problem")) {
            rule.call().arguments().stream()
                    .filter(argument -> !argument.variable())
                    .forEach(argument -> places(rule, argument.value()));
        }
    }

    private void places(RuleTree rule, String text) {
        for (String name : new Template(text).places()) {
            if (!rule.variables().contains("$" + name) && !pack.labels().containsKey(name)) {
                complaints.add(place(rule), "pack.unbound-place", name, rule.name());
            }
        }
    }

    private Place place(RuleTree rule) {
        return new Place(root + "/" + rule.file(), rule.line(), 1);
    }
}
