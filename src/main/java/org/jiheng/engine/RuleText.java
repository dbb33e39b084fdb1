package org.jiheng.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jiheng.engine.guard.Guard.Guarded;
import org.jiheng.engine.guard.RuleTree;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.RuleFile;
import org.jiheng.source.InputException;

/**
 * A rule as people read it: what it is about, and its words.
 *
 * @param file its path below the rules folder
 * @param subjects what it is about by name: methods and ids of criteria, ids of indicators, codes of problems, measures it derives
 * @param finds how figures show the problems it looks for, where it looks for all that are shown so
 * @param sentences whether it is worded in sentences
 * @param text the words of its author, which passed the guard
 */
public record RuleText(
        String name,
        String file,
        String reports,
        List<String> subjects,
        List<String> finds,
        boolean sentences,
        String text) {

    /** The subject of rules that make indicators not apply by what the standard's figures say. */
    public static final String EXEMPTION = "Exemption";

    /**
     * The rules of a pack, in the order of their files.
     *
     * @param root the rules folder as the user named it, for messages
     * @throws InputException where a rule says what it may not
     */
    public static List<RuleText> of(Pack pack, Path root) {
        List<RuleText> all = new ArrayList<>();
        for (Guarded guarded : RuleBase.guard(pack, root.toString())) {
            List<RuleTree> rules = guarded.rules();
            for (int i = 0; i < rules.size(); i++) {
                int end = i + 1 < rules.size() ? rules.get(i + 1).line() : Integer.MAX_VALUE;
                all.add(of(guarded.file(), rules.get(i), end));
            }
        }
        return all;
    }

    private static RuleText of(RuleFile file, RuleTree rule, int end) {
        boolean sentences = !file.written().equals(file.text());
        List<String> subjects = new ArrayList<>(rule.criterionMethods());
        subjects.addAll(rule.criterionIds());
        subjects.addAll(rule.indicatorIds());
        rule.problem().ifPresent(subjects::add);
        if (rule.fields().containsKey(EXEMPTION)) {
            subjects.add(EXEMPTION);
        }
        if (rule.reports().equals("measure")) {
            rule.call().arguments().stream().limit(1).forEach(argument -> subjects.add(argument.value()));
        }
        return new RuleText(
                rule.name(),
                file.name(),
                rule.reports(),
                List.copyOf(subjects),
                rule.problemFinds().stream().toList(),
                sentences,
                written(file, rule.line(), end));
    }

    /** From the line of a rule to that of the next one, without what its author remarked beside it. */
    private static String written(RuleFile file, int begin, int end) {
        return file.written()
                .lines()
                .skip(begin - 1L)
                .limit((long) end - begin)
                .filter(line -> !line.isBlank() && !line.strip().startsWith("//"))
                .collect(Collectors.joining("\n"));
    }
}
