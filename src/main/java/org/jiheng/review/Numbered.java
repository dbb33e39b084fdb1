package org.jiheng.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.review.Drafts.Part;
import org.jspecify.annotations.Nullable;

/**
 * Parts that stand in numbered paragraphs of their own, under a total that announces them ("其中：") or that heads them in the same
 * words ("（一）安排甲资金…", "1.安排乙资金…"). Such a list is whole: it counts its items from one, and each has one amount.
 */
final class Numbered {
    private static final String CHINESE = "一二三四五六七八九十";
    private static final Pattern NUMBER = Pattern.compile(
            "^(?:(?<chapter>[一二三四五六七八九十])[、.]|\\((?<section>[一二三四五六七八九十])\\)|(?<item>\\d{1,2})[.、](?!\\d)|\\((?<point>\\d{1,2})\\)|(?<circle>[①-⑳]))");
    private static final List<String> KINDS = List.of("chapter", "section", "item", "point", "circle");
    private static final Pattern ANNOUNCES = Pattern.compile("(?s).*(?<![主重])(?<!主要)(?<!重点)(?:其中|包括|分别为|分别是|如下):$");

    private final List<Node> nodes;
    private final Drafts drafts;

    Numbered(List<Node> nodes, Drafts drafts) {
        this.nodes = nodes;
        this.drafts = drafts;
    }

    /** Which sort of number a passage begins with, 5 for none, and the number. */
    private record Place(int kind, int number) {
        static Place of(Passage passage) {
            Matcher m = NUMBER.matcher(passage.normal.text);
            if (m.find()) {
                for (int kind = 0; kind < KINDS.size(); kind++) {
                    String printed = m.group(KINDS.get(kind));
                    if (printed != null) {
                        return new Place(kind, number(printed));
                    }
                }
            }
            return new Place(KINDS.size(), 0);
        }

        private static int number(String printed) {
            char c = printed.charAt(0);
            int chinese = CHINESE.indexOf(c);
            return chinese >= 0 ? chinese + 1 : c >= '①' ? c - '①' + 1 : Integer.parseInt(printed);
        }
    }

    void find(List<Passage> passages) {
        List<Place> places = passages.stream().map(Place::of).toList();
        for (int i = 0; i + 2 < passages.size(); i++) {
            Place first = places.get(i + 1);
            if (first.number == 1
                    && first.kind > 0
                    && (places.get(i).kind < first.kind || places.get(i).kind == KINDS.size())) {
                headed(passages, places, i);
            }
        }
    }

    private void headed(List<Passage> passages, List<Place> places, int at) {
        String text = passages.get(at).normal.text.strip();
        boolean announced = ANNOUNCES.matcher(text).matches();
        Node total = announced ? announcing(passages.get(at)) : heading(passages.get(at));
        if (total == null) {
            return;
        }
        int kind = places.get(at + 1).kind;
        List<Node> parts = new ArrayList<>();
        for (int i = at + 1; i < passages.size() && places.get(i).kind >= kind; i++) {
            if (places.get(i).kind > kind) {
                continue;
            }
            Node part = places.get(i).number == parts.size() + 1 ? only(passages.get(i)) : null;
            if (part == null || !part.num.unit.comparable(total.num.unit)) {
                return;
            }
            parts.add(part);
        }
        ListSum sum = new ListSum(total, parts);
        boolean whole = parts.size() >= 2 && (closed(passages, parts) || exceeds(sum));
        boolean alike = parts.stream().allMatch(p -> alike(p.label, total.label));
        if (announced) {
            parts.forEach(p -> p.under = total);
        }
        if (parts.size() >= 2 && Totals.telling(sum.nums())) {
            boolean certain = sum.fits() || (whole && (announced || alike));
            Licence licence = passages.get(at).heading ? Licence.LIKELY : Licence.POSSIBLE;
            drafts.addAll(
                    "sum",
                    Lists.quote(total, parts),
                    total.num,
                    1,
                    List.of(sum.nums().stream().map(n -> Part.of("part", n)).toList()),
                    certain ? Licence.CERTAIN : licence);
        }
    }

    /** The one amount of a heading, which may stand in brackets; else that of a passage's first sentence. */
    private @Nullable Node heading(Passage passage) {
        List<Node> own = nodes.stream().filter(n -> n.passage == passage).toList();
        boolean bracketed = own.size() == 1
                && own.get(0).depth == 1
                && own.get(0).level()
                && passage.normal.text.indexOf(')', own.get(0).end)
                        >= passage.normal.text.strip().length() - 2;
        return bracketed ? own.get(0) : only(passage);
    }

    /** Whether the document goes on behind the list: an extract may end in the middle of one. */
    private static boolean closed(List<Passage> passages, List<Node> parts) {
        return passages.get(passages.size() - 1) != parts.get(parts.size() - 1).passage;
    }

    private static boolean exceeds(ListSum sum) {
        return sum.nums().stream()
                        .map(Num::plain)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .compareTo(sum.total().num.plain())
                > 0;
    }

    /** Names that begin and end alike: 安排产业发展项目资金, 安排农业项目资金. */
    private static boolean alike(String a, String b) {
        return a.length() >= 5
                && b.length() >= 5
                && a.substring(0, 2).equals(b.substring(0, 2))
                && a.substring(a.length() - 2).equals(b.substring(b.length() - 2));
    }

    /** The one amount of the sentence that announces. */
    private @Nullable Node announcing(Passage passage) {
        Node found = null;
        for (Node node : nodes) {
            if (node.passage != passage || !amount(node)) {
                continue;
            }
            found = found == null || node.sentence > found.sentence ? node : found;
        }
        Node total = found;
        boolean single = total != null
                && nodes.stream()
                                .filter(n -> n.passage == passage && n.sentence == total.sentence && amount(n))
                                .filter(n -> n.num.unit.comparable(total.num.unit))
                                .count()
                        == 1;
        return single ? total : null;
    }

    /** The one amount of a passage's first sentence; null where there are several, or it is part of something. */
    private @Nullable Node only(Passage passage) {
        Node only = null;
        for (Node node : nodes) {
            if (node.passage != passage || node.sentence != first(passage)) {
                continue;
            }
            if (amount(node)) {
                boolean more = only != null
                        && only.num.unit.comparable(node.num.unit)
                        && !Lists.OPENER
                                .matcher(passage.normal.text.substring(only.end, node.start))
                                .find();
                if (more) {
                    return null;
                }
                only = only == null ? node : only;
            }
        }
        return only;
    }

    private int first(Passage passage) {
        return nodes.stream()
                .filter(n -> n.passage == passage)
                .mapToInt(n -> n.sentence)
                .min()
                .orElse(-1);
    }

    private static boolean amount(Node node) {
        return node.level()
                && !node.reason
                && node.depth == 0
                && !node.inline
                && node.num.unit.kind() != Unit.Kind.SCORE;
    }
}
