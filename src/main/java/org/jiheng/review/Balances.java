package org.jiheng.review;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.review.Drafts.Part;
import org.jiheng.review.Node.Facet;
import org.jiheng.review.Node.Role;

/** What was there, what came and went, and what is left: 年初 … 增加 … 减少 … 年末, 年初预算 … 调整 … 全年预算, 预算 … 支出 … 结余. */
final class Balances {
    private final List<Node> nodes;
    private final Drafts drafts;

    Balances(List<Node> nodes, Drafts drafts) {
        this.nodes = nodes;
        this.drafts = drafts;
    }

    void find(Node node) {
        if (node.reason || node.row != null) {
            return;
        }
        if (node.label.matches(".*(?:年末|期末)[^末]{0,6}$")) {
            closing(node);
        }
        if (node.label.matches("^(?:年末|期末|累计)?(?:累计|滚存)?(?:结转和结余|结转结余|结余|结转)$") && node.role == Node.Role.LEVEL) {
            carried(node);
        }
        if (node.facet == Facet.ANNUAL || node.facet == Facet.ADJUSTED) {
            adjusted(node);
        }
        if (node.label.matches("^(?:年末|年终|期末|项目|资金)?(?:结[余转]|剩余|尚余)(?:资金|金额|结转)?$")
                && node.num.unit.kind() == Unit.Kind.MONEY) {
            rest(node);
        }
    }

    /** The changes must all be named as those of the year; the opening balance stands first in the sentence. */
    private void closing(Node node) {
        List<Part> parts = new ArrayList<>();
        for (int i = node.order - 1; i >= 0 && nodes.get(i).sentence == node.sentence; i--) {
            Node other = nodes.get(i);
            if (other.vague || other.depth != node.depth || !other.num.unit.comparable(node.num.unit)) {
                return;
            }
            if (other.role == Role.CHANGE) {
                parts.add(0, new Part("change", other.num, other.sign));
            } else {
                boolean opens = other.label.matches(".*(?:年初|期初)[^初]{0,6}$") && other.role == Role.LEVEL;
                if (opens && !parts.isEmpty()) {
                    parts.add(0, Part.of("opening", other.num));
                    drafts.add("closing", Relations.quote(node), node.num, 1, parts);
                }
                return;
            }
        }
    }

    /** "上年结余 … 收入 … 支出 … 年末滚存结余": what came and went stands between, once each. */
    private void carried(Node node) {
        Node in = null;
        Node out = null;
        for (int i = node.order - 1; i >= 0 && nodes.get(i).sentence == node.sentence; i--) {
            Node other = nodes.get(i);
            if (!other.num.unit.comparable(node.num.unit)) {
                continue;
            }
            if (!other.level() || other.reason || other.depth != node.depth) {
                return;
            }
            if (other.label.matches(".*(?:上年|年初|期初)(?:累计|滚存)?(?:结转和结余|结转结余|结余|结转|余额)$")) {
                if (in != null && out != null) {
                    drafts.add(
                            "closing",
                            Relations.quote(node),
                            node.num,
                            1,
                            List.of(
                                    Part.of("opening", other.num),
                                    Part.of("change", in.num),
                                    new Part("change", out.num, -1)));
                }
                return;
            }
            boolean of = !other.label.matches(".*(?:本年|当年|当期|收支)(?:收支)?结余$");
            if (of && in == null && other.label.endsWith("收入")) {
                in = other;
            } else if (of && out == null && other.label.endsWith("支出")) {
                out = other;
            } else if (of) {
                return;
            }
        }
    }

    /** "年初预算 … 年中调增 … 调整后预算": changes alone stand between the two budgets. */
    private boolean moved(Node annual) {
        List<Part> parts = new ArrayList<>();
        for (int i = annual.order - 1; i >= 0 && nodes.get(i).sentence == annual.sentence; i--) {
            Node other = nodes.get(i);
            if (other.vague || other.depth != annual.depth || !other.num.unit.comparable(annual.num.unit)) {
                return false;
            }
            if (other.role == Node.Role.CHANGE && other.lead.matches(".*(?:调[整增减]|追[加减]).*")) {
                parts.add(0, new Part("change", other.num, other.sign));
            } else if (other.facet == Facet.INITIAL && other.level() && !parts.isEmpty()) {
                parts.add(0, Part.of("opening", other.num));
                drafts.add("closing", Relations.quote(annual), annual.num, 1, parts);
                return true;
            } else {
                return false;
            }
        }
        return false;
    }

    /** Initial budget and its adjustment come to the annual budget; what was only added (追加) is likely to be all. */
    private void adjusted(Node node) {
        if (node.facet == Facet.ANNUAL && node.lead.contains("调整后") && moved(node)) {
            return;
        }
        Node initial = null;
        Node change = node.facet == Facet.ADJUSTED ? node : null;
        Node annual = node.facet == Facet.ANNUAL ? node : null;
        for (int i = node.order - 1; i >= 0 && nodes.get(i).passage.section == node.passage.section; i--) {
            Node other = nodes.get(i);
            boolean near = other.level()
                    && !other.reason
                    && other.depth == node.depth
                    && other.num.unit.comparable(node.num.unit);
            boolean same = other.sentence >= node.sentence - 1;
            if (near && same && other.facet == Facet.ADJUSTED && change == null) {
                change = other;
            } else if (near && same && other.facet == Facet.ANNUAL && annual == null) {
                annual = other;
            } else if (near && other.facet == Facet.INITIAL && initial == null && node.sentence - other.sentence <= 2) {
                initial = other;
            }
        }
        if (initial == null || change == null || annual == null) {
            return;
        }
        List<Part> parts = List.of(Part.of("opening", initial.num), Part.of("change", change.num));
        boolean meet = Totals.meet(annual.num, List.of(initial.num, change.num));
        boolean all = meet || change.label.matches(".*(?:调整数|调整额|调整金额)$");
        Licence licence = all ? Licence.CERTAIN : Licence.LIKELY;
        drafts.addAll("closing", Relations.quote(node), annual.num, 1, List.of(parts), licence);
    }

    /** "预算安排 … 支出 … 结余": the two amounts just before. */
    private void rest(Node node) {
        List<Node> before = new ArrayList<>();
        for (int i = node.order - 1; i >= 0 && before.size() < 2; i--) {
            Node other = nodes.get(i);
            if (other.passage != node.passage || node.sentence - other.sentence > 1) {
                break;
            }
            boolean within = other.depth > node.depth;
            if (other.num.unit.kind() == Unit.Kind.MONEY && !within && !other.vague && !other.reason) {
                before.add(other);
            }
        }
        if (before.size() < 2 || !before.get(0).level() || !before.get(1).level()) {
            return;
        }
        Node spent = before.get(0);
        Node had = divided(before.get(1), spent);
        boolean said = spent.facet == Facet.ACTUAL && (Roles.budget(had) || had.label.matches(".*(?:收入|资金).*"));
        boolean meet = Totals.meet(had.num, List.of(spent.num, node.num));
        boolean certain = Roles.budget(had) && spent.label.matches(".*支出.*") && !had.label.contains("年初");
        boolean one = had.sentence == node.sentence && had.num.plain().compareTo(spent.num.plain()) >= 0;
        boolean closes = node.label.matches("^(?:年末|年终|期末).*");
        if (closes ? said && one : said && (meet || certain || one)) {
            drafts.addAll(
                    "difference",
                    Relations.quote(node),
                    node.num,
                    1,
                    List.of(List.of(Part.of("minuend", had.num), Part.of("subtrahend", spent.num))),
                    meet || certain ? Licence.CERTAIN : Licence.LIKELY);
        }
    }

    /** Of "共到位864万元，其中：…、…、…；支出812万元" the amount that was divided, not the last of its parts. */
    private Node divided(Node had, Node spent) {
        Node first = had;
        for (int i = had.order - 1; i >= 0 && nodes.get(i).sentence == had.sentence; i--) {
            Node other = nodes.get(i);
            String between = had.passage.normal.text.substring(other.end, first.start);
            if (other.segment != had.segment || other.passage != had.passage || had.segment == spent.segment) {
                return had;
            }
            if (between.contains("其中")) {
                return other.level() ? other : had;
            }
            first = other;
        }
        return had;
    }
}
