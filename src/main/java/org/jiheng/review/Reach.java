package org.jiheng.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.review.Node.Facet;
import org.jiheng.review.Node.Role;
import org.jspecify.annotations.Nullable;

/** Ways to read how far a list in running text reaches and what its items are; each item has one amount or several. */
record Reach(List<List<Node>> items) {
    /** Words that amounts of different sorts share. */
    private static final Set<String> BLAND = Set.of("资金", "项目", "金额", "总额", "单位", "企业", "全国", "全省", "全市", "全县");

    /** Ways to read how far a list reaches and what its items are. */
    static List<Reach> of(List<Node> nodes, List<Node> own, Node first, String text) {
        List<Node> segment = new ArrayList<>();
        List<Node> sentence = new ArrayList<>();
        List<Node> all = new ArrayList<>();
        for (Node node : own) {
            if (node.start < first.start || (node.depth < first.depth && all.isEmpty())) {
                continue;
            }
            if (node.depth < first.depth) {
                break;
            }
            boolean part =
                    (node.level() || (node.role == Role.CHANGE && first.role == Role.CHANGE && !node.label.isEmpty()))
                            && !node.reason
                            && node.depth == first.depth;
            if (part) {
                all.add(node);
                if (node.sentence == first.sentence) {
                    sentence.add(node);
                }
                if (node.segment == first.segment) {
                    segment.add(node);
                }
            }
        }
        List<Reach> reaches = new ArrayList<>();
        for (List<Node> reach : List.of(sentence, all, segment)) {
            reaches.add(new Reach(grouped(unnested(reach, text))));
            reaches.add(new Reach(unnested(reach, text).stream().map(List::of).toList()));
            reaches.add(new Reach(grouped(outermost(reach, text))));
            reaches.add(new Reach(reach.stream().map(List::of).toList()));
        }
        List<Node> cut = new ArrayList<>();
        for (Node node : sentence) {
            String gap = cut.isEmpty() ? "" : text.substring(cut.get(cut.size() - 1).end, node.start);
            if (gap.matches("^(?:[^,;]{0,8}[,;])?(?:主要|分别)?(?:用于|共[^同]|另|合计|剩余|结余|尚余).*")) {
                break;
            }
            cut.add(node);
        }
        reaches.add(new Reach(cut.stream().map(List::of).toList()));
        if (first.passage.printed.strip().endsWith("：") || all.size() <= 1) {
            List<Node> below = new ArrayList<>(all);
            for (Node node : nodes) {
                if (node.passage != first.passage
                        && node.sentence > first.sentence
                        && node.passage.section == first.passage.section
                        && node.passage.item
                        && node.level()
                        && !node.reason
                        && node.depth == 0) {
                    below.add(node);
                }
            }
            reaches.add(new Reach(grouped(below)));
        }
        return reaches;
    }

    /** Without the parts of parts. */
    private static List<Node> unnested(List<Node> reach, String text) {
        List<Node> kept = new ArrayList<>();
        int skipped = -1;
        for (int i = 0; i < reach.size(); i++) {
            Node node = reach.get(i);
            if (node.segment == skipped) {
                continue;
            }
            if (i > 0
                    && Lists.OPENER
                            .matcher(text.substring(reach.get(i - 1).end, node.start))
                            .find()
                    && node.segment == reach.get(i - 1).segment) {
                skipped = node.segment;
                continue;
            }
            kept.add(node);
        }
        return kept;
    }

    /** Without the parts of parts, where these reach to the end of the sentence. */
    private static List<Node> outermost(List<Node> reach, String text) {
        List<Node> kept = new ArrayList<>();
        int skipped = -1;
        for (int i = 0; i < reach.size(); i++) {
            Node node = reach.get(i);
            boolean opens = i > 0
                    && Lists.OPENER
                            .matcher(text.substring(reach.get(i - 1).end, node.start))
                            .find();
            skipped = opens ? node.sentence : skipped;
            if (node.sentence != skipped) {
                kept.add(node);
            }
        }
        return kept;
    }

    private static List<List<Node>> grouped(List<Node> reach) {
        Map<String, List<Node>> groups = new LinkedHashMap<>();
        for (Node node : reach) {
            groups.computeIfAbsent(node.sentence + "/" + node.segment, k -> new ArrayList<>())
                    .add(node);
        }
        return List.copyOf(groups.values());
    }

    @Nullable
    ListSum sum(Node total, List<Node> totals) {
        List<Node> rivals = totals.stream()
                .filter(t -> t.num.unit.comparable(total.num.unit))
                .toList();
        List<Node> parts = new ArrayList<>();
        for (List<Node> item : items) {
            List<Node> like = item.stream()
                    .filter(n -> n.num.unit.comparable(total.num.unit))
                    .toList();
            Node part = like.size() == 1 && rivals.size() == 1 ? like.get(0) : pick(total, rivals, like);
            if (part != null) {
                parts.add(part);
            } else if (items.stream().anyMatch(i -> i.size() > 1)) {
                return null;
            }
        }
        return parts.size() < 2 ? null : new ListSum(total, parts);
    }

    /** The amount of an item that is of the same sort as the total. */
    private static @Nullable Node pick(Node total, List<Node> rivals, List<Node> like) {
        if (total.num.unit.kind() == Unit.Kind.SCORE
                && total.label.contains("得分")
                && like.size() == 2
                && like.get(1).label.matches("得.*|.*得分")) {
            Node score = like.get(1);
            score.label = score.label.startsWith("得") ? like.get(0).label + "得分" : score.label;
            return score;
        }
        List<Node> same = like.stream()
                .filter(n -> total.facet != Facet.NONE
                        && n.facet == total.facet
                        && rivals.stream().filter(r -> r.facet == total.facet).count() == 1)
                .toList();
        if (same.size() == 1) {
            return same.get(0);
        }
        List<Node> ending = like.stream().filter(n -> ends(n, total)).toList();
        if (ending.size() == 1
                && rivals.stream().filter(r -> ends(ending.get(0), r)).count() == 1) {
            return ending.get(0);
        }
        List<Node> alike =
                like.stream().filter(n -> overlap(n.label, total.label)).toList();
        if (alike.size() == 1
                && rivals.stream()
                                .filter(r -> overlap(alike.get(0).label, r.label))
                                .count()
                        == 1) {
            return alike.get(0);
        }
        return like.size() == rivals.size() ? like.get(rivals.indexOf(total)) : null;
    }

    /** Whether two names end in the same four characters: 行政单位资产总额, 全部资产总额. */
    private static boolean ends(Node a, Node b) {
        return a.label.length() >= 4 && b.label.endsWith(a.label.substring(a.label.length() - 4));
    }

    private static boolean overlap(String a, String b) {
        for (int i = 0; i + 2 <= a.length(); i++) {
            String two = a.substring(i, i + 2);
            if (b.contains(two) && !BLAND.contains(two)) {
                return true;
            }
        }
        return false;
    }
}
