package org.jiheng.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the amount that a text means when it names one: by its name, the nearest first. */
final class Lookup {
    private static final int NEAREST = 4;
    private static final Pattern DONE = Pattern.compile("累计|完成");
    private static final Pattern GOVERNMENT = Pattern.compile("(?:地方)?财政(?:收入|支出)");
    private static final Pattern PUBLIC = Pattern.compile(".{0,12}(?:(?:一般)?公共(?:财政)?预算|一般公共财政预算|公共财政|一般预算)(?:收入|支出)");

    private final List<Node> nodes;

    Lookup(List<Node> nodes) {
        this.nodes = nodes;
    }

    /** Amounts that bear a name, those of the same chapter before others; or such as only hold it. */
    List<Node> named(String name, Node near) {
        return named(name, near, 2);
    }

    List<Node> resembling(String name, Node near) {
        return named(name, near, 1);
    }

    /** An amount that the name could mean; the least rank comes first. */
    private record Found(Node node, int rank) {}

    private List<Node> named(String name, Node near, int least) {
        String wanted = Words.essence(name);
        List<Found> found = new ArrayList<>();
        for (Node node : nodes) {
            if (!node.level() || node == near || node.reason || !node.num.unit.comparable(unit(near))) {
                continue;
            }
            int likeness = likeness(wanted, name, node);
            if (likeness >= least) {
                found.add(new Found(node, -likeness * 4 + distance(node, near)));
            }
        }
        return found.stream()
                .sorted(Comparator.comparingInt(Found::rank))
                .limit(NEAREST)
                .map(Found::node)
                .toList();
    }

    private static Unit unit(Node near) {
        Node of = near.of;
        return of == null ? near.num.unit : of.num.unit;
    }

    /** 3 for the same name, 2 for names that differ in bland words, 1 where one holds the other, 0 for different things. */
    private static int likeness(String wanted, String name, Node node) {
        if (node.name().equals(name)) {
            return 3;
        }
        if (same(node.name(), name)) {
            return 2;
        }
        String fund = Words.fund(name);
        String ownFund = Words.fund(node.name());
        if (!fund.isEmpty() && !ownFund.isEmpty() && !fund.equals(ownFund)) {
            return 0;
        }
        String own = Words.essence(node.name());
        if (own.equals(wanted)) {
            return own.isEmpty() ? 0 : 2;
        }
        if (wanted.length() + name.length() > 4
                && (sided(node.name(), name) || (wanted.length() > 1 && sided(own, wanted)))) {
            return 2;
        }
        boolean holds = (own.length() >= 2 && wanted.contains(own)) || (wanted.length() >= 2 && own.contains(wanted));
        return holds && Math.abs(own.length() - wanted.length()) <= Math.max(own.length(), wanted.length()) / 2 ? 1 : 0;
    }

    /** Names for the revenue and the expenditure of a government that reports use for one another. */
    private static boolean same(String own, String wanted) {
        if (!GOVERNMENT.matcher(wanted).matches()) {
            return false;
        }
        String bare = DONE.matcher(own).replaceAll("");
        return PUBLIC.matcher(bare).matches() && bare.endsWith(wanted.substring(wanted.length() - 2));
    }

    /** Whether one name only adds which side of the accounts it is on: 三公经费, 三公经费支出. */
    private static boolean sided(String own, String wanted) {
        return own.equals(wanted + "支出") || own.equals(wanted + "收入") || wanted.equals(own + "支出");
    }

    static int distance(Node a, Node b) {
        if (a.sentence == b.sentence) {
            return 0;
        }
        if (a.passage == b.passage) {
            return 1;
        }
        return a.passage.section == b.passage.section ? 2 : a.passage.chapter == b.passage.chapter ? 3 : 4;
    }

    /** The first amounts of sentences before a figure in its chapter, the nearest first: what "与上年相比" carries on. */
    List<Node> heads(Node near, Unit unit) {
        List<Node> heads = new ArrayList<>();
        int last = -1;
        for (Node node : nodes) {
            if (node == near) {
                break;
            }
            boolean chapter =
                    node.passage.section == near.passage.section || node.passage.chapter == near.passage.chapter;
            if (chapter
                    && node.level()
                    && !node.reason
                    && node.depth == 0
                    && node.sentence != last
                    && node.num.unit.comparable(unit)) {
                heads.add(0, node);
                last = node.sentence;
            }
        }
        return heads.size() > NEAREST ? heads.subList(0, NEAREST) : heads;
    }
}
