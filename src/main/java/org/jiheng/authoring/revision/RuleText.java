package org.jiheng.authoring.revision;

import java.util.List;
import java.util.stream.Collectors;
import org.jiheng.engine.guard.RuleTree;
import org.jiheng.engine.standard.Pack.DatedValue;
import org.jiheng.engine.standard.Pack.RuleFile;

/** The text of a rule: as its writer wrote it, and what counts of it. */
final class RuleText {
    private RuleText() {}

    /** What a rule does, with the values of its own numbers and without its name. */
    static String compiled(Edition edition, RuleTree rule) {
        return rule.compiled().replace("\"" + rule.name() + "#", "\"#")
                + numbers(edition, rule).stream()
                        .map(value -> " " + Wording.number(value.value()))
                        .collect(Collectors.joining());
    }

    /** The parameters that numbers in its sentences became. */
    static List<DatedValue> numbers(Edition edition, RuleTree rule) {
        return edition.pack().parameters().stream()
                .filter(value -> value.name().startsWith(rule.name() + "#"))
                .toList();
    }

    /** Whether a parameter is a number in a sentence, and so a part of its rule. */
    static boolean isNumber(DatedValue value) {
        return value.basis().equals("sentence");
    }

    /** The lines of a rule in its file, without what stands between it and the next one. */
    static String written(Edition edition, RuleTree rule) {
        List<String> lines = edition.pack().rules().stream()
                .filter(file -> file.name().equals(rule.file()))
                .map(RuleFile::written)
                .findFirst()
                .orElse("")
                .lines()
                .toList();
        int end = edition.rules().stream()
                .filter(other -> other.file().equals(rule.file()) && other.line() > rule.line())
                .mapToInt(other -> other.line() - 1)
                .min()
                .orElse(lines.size());
        List<String> own = lines.subList(Math.min(rule.line() - 1, lines.size()), Math.min(end, lines.size()));
        return own.stream()
                .filter(line -> !line.isBlank()
                        && !line.strip().startsWith("//")
                        && !line.strip().startsWith("#"))
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
    }
}
