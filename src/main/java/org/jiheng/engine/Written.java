package org.jiheng.engine;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.engine.guard.Beginnings.Beginning;
import org.jiheng.engine.guard.RuleTree.Constraint;
import org.jiheng.engine.guard.RuleTree.Pattern;
import org.jiheng.engine.standard.Pack;

/** Finds a condition in the text its author wrote: the sentence, or of a pattern the one demand that is meant. */
final class Written {
    private Written() {}

    static int line(Beginning failed) {
        Constraint demand = failed.demand();
        return demand == null ? failed.last().line() : Math.max(failed.last().line(), demand.line());
    }

    static String of(Pack pack, Beginning failed) {
        String file = failed.rule().file();
        return pack.rules().stream()
                .filter(rules -> rules.name().equals(file))
                .map(rules -> of(rules, failed))
                .findFirst()
                .orElse("");
    }

    private static String of(Pack.RuleFile rules, Beginning failed) {
        List<String> lines = rules.written().lines().toList();
        int first = failed.last().line() - 1;
        if (first < 0 || first >= lines.size()) {
            return "";
        }
        if (!rules.written().equals(rules.text())) {
            return lines.get(first).strip();
        }
        String condition = closed(String.join(" ", lines.subList(first, lines.size())));
        Constraint demand = failed.demand();
        if (demand == null || !(failed.last() instanceof Pattern pattern)) {
            return condition;
        }
        List<String> demands = demands(condition);
        int at = pattern.constraints().indexOf(demand);
        return demands.size() == pattern.constraints().size() ? demands.get(at) : condition;
    }

    /** The text up to where its first bracket closes again; a computed value goes on with what it is computed from. */
    private static String closed(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += step(text.charAt(i));
            boolean ends = depth == 0 && text.charAt(i) == ')';
            if (ends && !text.substring(i + 1).stripLeading().startsWith("from ")) {
                return text.substring(0, i + 1).strip().replaceAll("\\s+", " ");
            }
        }
        return text.strip();
    }

    /** What stands in the brackets of a pattern, parted at its commas. */
    private static List<String> demands(String pattern) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int start = pattern.indexOf('(') + 1;
        for (int i = start; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '"';
            if (!quoted && depth == 0 && (c == ',' || i == pattern.length() - 1)) {
                parts.add(pattern.substring(start, i).strip());
                start = i + 1;
            }
            depth += quoted ? 0 : step(c);
        }
        return parts;
    }

    private static int step(char c) {
        return c == '(' ? 1 : c == ')' ? -1 : 0;
    }
}
