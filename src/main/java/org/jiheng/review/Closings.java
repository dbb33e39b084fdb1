package org.jiheng.review;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.review.Drafts.Part;

/**
 * Totals that stand after their parts: "甲1万元、乙2万元，合计3万元"; "一般公共预算收入…，加上上级补助…、上年结余…，收入总计…"; and what is left
 * when the two totals are set against each other: "收支相抵，年终结余…".
 */
final class Closings {
    private static final Pattern CLOSES =
            Pattern.compile("^,?(?:以上|上述)?(?:[两三四五六七八九十\\d]项|[两三四])?(?:合计|共计|总计)(?:为|金额|资金)*:?$");
    private static final Pattern GRAND =
            Pattern.compile("^,?(?:财政|预算|资金|全年|当年)?(?<side>收入|支出|资金)(?:总计|总量|合计)(?:为|达|达到|共|约)?:?$");
    private static final Pattern NAMED_GRAND = Pattern.compile("^[一-龥]{2,24}(?:收入|支出)(?:总计|总量)$");
    private static final Pattern ADDS = Pattern.compile("^(?:再|另|并|[,。;])?加(?:上|:|(?=[一-龥]))(?!强|大|快|入|工).*");
    private static final Pattern OFFSET = Pattern.compile(".*(?:收支|相抵|收支总量)(?:后|总量)?相?抵.*");
    private static final int FARTHEST = 8;
    /** Sentences before, where the lines of a page part one passage in several. */
    private static final int NEAR = 4;

    private final List<Node> nodes;
    private final Drafts drafts;

    Closings(List<Node> nodes, Drafts drafts) {
        this.nodes = nodes;
        this.drafts = drafts;
    }

    void find() {
        for (Node node : nodes) {
            if (!node.level() || node.reason || node.depth > 0) {
                continue;
            }
            if (CLOSES.matcher(node.lead).matches()) {
                closes(node);
            } else if (GRAND.matcher(node.lead).matches()
                    || NAMED_GRAND.matcher(node.label).matches()) {
                grand(node);
            }
            if (node.num.unit.kind() == Unit.Kind.MONEY) {
                offset(node);
            }
        }
    }

    /** Amounts of the sentence before a figure, the first of them first. */
    private List<Node> before(Node node) {
        List<Node> parts = new ArrayList<>();
        for (int i = node.order - 1; i >= 0; i--) {
            Node other = nodes.get(i);
            if (other.sentence != node.sentence || other.depth != node.depth) {
                break;
            }
            if (other.level() && !other.reason && other.num.unit.comparable(node.num.unit)) {
                parts.add(0, other);
            }
        }
        return parts;
    }

    private void closes(Node node) {
        ListSum sum = new ListSum(node, before(node));
        List<Node> parts = sum.parts();
        if (parts.size() >= 2
                && (sum.fits()
                        || parts.stream().allMatch(p -> p.facet == Node.Facet.NONE || p.facet == parts.get(0).facet))) {
            emit(sum);
        }
    }

    /** "收入总计": what the words add, on top of the amount that they add it to. */
    private void grand(Node node) {
        List<Node> parts = before(node);
        String side = node.lead.matches(".*支出.{0,8}$") ? "支出" : "收入";
        String other = side.equals("支出") ? "收入" : "支出";
        int adds = -1;
        for (int i = 0; i < parts.size(); i++) {
            boolean closed = GRAND.matcher(parts.get(i).lead).matches();
            adds = closed ? -1 : adds < 0 && ADDS.matcher(parts.get(i).lead).matches() ? i : adds;
        }
        if (adds < 0) {
            ListSum sum = new ListSum(node, parts);
            boolean whole = GRAND.matcher(node.lead).matches()
                    && parts.size() >= 3
                    && parts.stream().noneMatch(p -> p.name().contains(other) || p.inline || listed(p))
                    && parts.stream().allMatch(p -> Words.essence(p.label).length() > 1 || p.label.contains(side));
            if (parts.size() >= 2 && (whole || sum.fits())) {
                emit(sum);
            }
            return;
        }
        List<Node> added = parts.subList(adds, parts.size());
        if (added.stream().anyMatch(Closings::listed)) {
            return;
        }
        List<List<Part>> readings = new ArrayList<>();
        for (Node head : heads(node, added.get(0), side)) {
            List<Part> reading = new ArrayList<>();
            reading.add(Part.of("part", head.num));
            added.forEach(p -> reading.add(Part.of("part", p.num)));
            readings.add(reading);
        }
        drafts.addAll("sum", Lists.quote(node, added), node.num, 1, readings);
    }

    /** Whether it is a part of an amount before it rather than an amount of its own. */
    private static boolean listed(Node node) {
        return Lists.OPENER.matcher(node.lead).find() || node.lead.contains("等");
    }

    /** What is added to: the amounts of that side at the head of the sentence, or of the sentences before it. */
    private List<Node> heads(Node total, Node first, String side) {
        List<Node> heads = new ArrayList<>();
        for (int i = first.order - 1; i >= 0; i--) {
            Node head = nodes.get(i);
            boolean near = head.passage == total.passage
                    || (head.passage.section == total.passage.section && total.sentence - head.sentence <= NEAR);
            if (!near || heads.size() >= FARTHEST) {
                break;
            }
            String name = head.label + head.subject;
            boolean bland = head.facet == Node.Facet.ACTUAL && !name.contains(side.equals("收入") ? "支出" : "收入");
            boolean sided = name.contains(side) || bland;
            if (head.level() && !head.reason && head.depth == 0 && head.num.unit.comparable(total.num.unit) && sided) {
                heads.add(head);
            }
        }
        return heads;
    }

    /** "收支总量相抵，结余…" or "赤字…": what is left of the two totals just before. */
    private void offset(Node node) {
        String text = node.passage.normal.text;
        String since = text.substring(Math.max(0, node.start - 24), node.start);
        boolean rest = node.lead.matches("^,?(?:[一-龥]{0,6}财政|年终|年末|滚存|累计|净|当年)*(?:结余|结转|赤字|结转结余)(?:资金|金额)?(?:为|达)?$");
        if (!rest || !OFFSET.matcher(since.replaceAll("^.*。", "")).matches()) {
            return;
        }
        List<Node> grand = new ArrayList<>();
        for (int i = node.order - 1; i >= 0 && node.sentence - nodes.get(i).sentence <= FARTHEST; i--) {
            Node other = nodes.get(i);
            if (grand.size() < 2 && other.level() && other.label.matches(".*(?:收入|支出)(?:总计|总量|合计)$")) {
                grand.add(other);
            }
        }
        if (grand.size() == 2
                && grand.get(0).label.contains("支出")
                && grand.get(1).label.matches(".*收入(?:总计|总量|合计)$")) {
            boolean lacks = node.lead.contains("赤字");
            drafts.add(
                    "difference",
                    Relations.quote(node),
                    node.num,
                    1,
                    List.of(
                            Part.of("minuend", grand.get(lacks ? 0 : 1).num),
                            Part.of("subtrahend", grand.get(lacks ? 1 : 0).num)));
        }
    }

    private void emit(ListSum sum) {
        drafts.add(
                "sum",
                Lists.quote(sum.total(), sum.parts()),
                sum.total().num,
                1,
                sum.nums().stream().map(n -> Part.of("part", n)).toList());
    }
}
