package org.jiheng.review;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jiheng.review.Drafts.Part;
import org.jiheng.review.Node.Facet;
import org.jspecify.annotations.Nullable;

/**
 * Rates that say what was reached of something. The denominator is a budget printed in the same sentence, or the amount that the
 * rate's own name points at; where it is only likely, the rate is claimed only if some amount near it fits.
 */
final class Rates {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST = 3;

    private final List<Node> nodes;
    private final Partitions partitions;
    private final Drafts drafts;

    Rates(List<Node> nodes, Partitions partitions, Drafts drafts) {
        this.nodes = nodes;
        this.partitions = partitions;
        this.drafts = drafts;
    }

    void find(Node node, @Nullable Node current, String quote) {
        if (node.row != null) {
            inRow(node, node.row, quote);
            return;
        }
        if (current == null || current.passage != node.passage) {
            return;
        }
        Node measure = node.measure;
        if (measure != null) {
            if (measure != current
                    && current.num.unit.comparable(measure.num.unit)
                    && current.sentence == node.sentence) {
                drafts.add("rate", quote, node.num, 1, reading(current, measure));
            }
            return;
        }
        List<List<Part>> certain = node.whole.equals("预算") ? ofBudget(node, current) : named(node, current);
        Licence licence = Licence.CERTAIN;
        if (certain.isEmpty() && !node.whole.equals("预算")) {
            certain = told(node);
            licence = certain.isEmpty() ? licence : far(certain, node);
        }
        if (certain.stream().anyMatch(reading -> fits(reading, node.num))) {
            drafts.addAll("rate", quote, node.num, 1, certain, Licence.LIKELY);
            return;
        }
        List<List<Part>> likely = likely(node, current);
        likely.removeIf(reading -> !fits(reading, node.num));
        if (likely.isEmpty() && certain.isEmpty()) {
            drafts.addAll("rate", quote, node.num, 1, beside(node), Licence.LIKELY);
            return;
        }
        drafts.addAll("rate", quote, node.num, 1, likely.isEmpty() ? certain : likely, licence);
    }

    /** The two amounts just before a rate: "验收200户，合格196户，合格率98%". */
    private List<List<Part>> beside(Node node) {
        List<Node> near = near(node);
        boolean both = near.size() >= 2
                && near.get(0).order == node.order - 1
                && near.get(1).order == node.order - 2
                && near.get(0).depth == node.depth
                && near.get(1).depth == node.depth
                && near.get(0).num.unit.comparable(near.get(1).num.unit)
                && Words.name(node.lead).endsWith("率");
        return both ? List.of(reading(near.get(0), near.get(1))) : List.of();
    }

    /** How far the nearest denominator is from a rate whose name says what it divides. */
    private Licence far(List<List<Part>> readings, Node node) {
        return nodes.stream()
                .filter(n -> n.num == readings.get(0).get(1).num())
                .map(n -> n.sentence == node.sentence
                        ? Licence.CERTAIN
                        : n.passage == node.passage ? Licence.LIKELY : Licence.POSSIBLE)
                .findFirst()
                .orElse(Licence.POSSIBLE);
    }

    /** "预算分别为…，执行数分别为…，执行率分别为…": each rate of the amounts of its number. */
    private void inRow(Node node, Node row, String quote) {
        List<Node> heads = new ArrayList<>();
        for (int i = row.order - 1; i >= 0 && nodes.get(i).sentence == row.sentence; i--) {
            Node other = nodes.get(i);
            if (other.row == other && other.rowSize == row.rowSize && other.level() && !other.reason) {
                heads.add(other);
            }
        }
        if (heads.size() >= 2
                && Roles.budget(heads.get(1))
                && heads.get(0).num.unit.comparable(heads.get(1).num.unit)) {
            Node numerator = nodes.get(heads.get(0).order + node.rowNumber);
            Node denominator = nodes.get(heads.get(1).order + node.rowNumber);
            drafts.add("rate", quote, node.num, 1, reading(numerator, denominator));
        }
    }

    private List<List<Part>> ofBudget(Node node, Node current) {
        List<List<Part>> readings = new ArrayList<>();
        if (current.sentence != node.sentence) {
            return readings;
        }
        List<Node> budgets = new ArrayList<>();
        List<Node> actuals = new ArrayList<>();
        for (Node other : near(node)) {
            if (other.segment == node.segment && Roles.budget(other)) {
                budgets.add(other);
            } else if (other.segment == node.segment) {
                actuals.add(other);
            }
        }
        String lead = node.lead;
        budgets.removeIf(b -> (lead.contains("年初") && b.facet == Facet.ANNUAL)
                || ((lead.contains("全年") || lead.contains("调整")) && b.facet == Facet.INITIAL));
        for (Node actual : actuals) {
            for (Node budget : budgets) {
                if (actual.num.unit.comparable(budget.num.unit)) {
                    readings.add(reading(actual, budget));
                }
            }
        }
        return readings;
    }

    /** A rate whose name holds the verb of an amount before it: 核拨资金 … 核拨率. */
    private List<List<Part>> named(Node node, Node current) {
        List<List<Part>> readings = new ArrayList<>();
        Matcher m = Words.RATE.matcher(node.lead);
        if (!m.matches() || current.sentence != node.sentence) {
            return readings;
        }
        String rate = Words.name(node.lead);
        if (rate.contains("执行") || rate.contains("控制") || rate.contains("预算完成")) {
            return ofBudget(node, current);
        }
        String stem = stem(rate);
        if (stem.isEmpty() || !current.label.contains(stem)) {
            return readings;
        }
        for (Node other : near(node)) {
            boolean first =
                    other.segment == node.segment && other.num.unit.comparable(current.num.unit) && other != current;
            if (first && !other.label.contains(stem)) {
                readings.add(reading(current, other));
            }
        }
        return readings;
    }

    /** What the name of the rate says that it divides: the nearest such amount, by the nearest such amounts before. */
    private List<List<Part>> told(Node node) {
        List<List<Part>> readings = new ArrayList<>();
        String rate = Words.name(node.lead).replaceAll("(?:为|达到?|是|:)+$", "");
        for (Partitions.Ratio ratio : partitions.ratios) {
            if (!ratio.rate().matcher(rate).find()) {
                continue;
            }
            List<Node> before = before(node);
            List<Node> parts = before.stream()
                    .filter(n -> n.passage == node.passage && node.sentence - n.sentence <= 1)
                    .filter(n -> ratio.of().matcher(n.name()).find())
                    .limit(MOST)
                    .toList();
            List<Node> wholes = before.stream()
                    .filter(n -> n.depth == 0 && ratio.in().matcher(n.name()).find())
                    .limit(MOST * 2L)
                    .toList();
            for (Node part : parts) {
                wholes.stream()
                        .filter(w -> w.order < part.order && w.num.unit.comparable(part.num.unit))
                        .forEach(w -> readings.add(reading(part, w)));
            }
            return readings;
        }
        return readings;
    }

    private static String stem(String rate) {
        Matcher m =
                java.util.regex.Pattern.compile("([一-龥]{2})(?:率|进度)$").matcher(rate.replaceAll("(?:为|达到?|是|:)+$", ""));
        return m.find() ? Optional.ofNullable(m.group(1)).orElse("") : "";
    }

    private List<List<Part>> likely(Node node, Node current) {
        List<List<Part>> readings = new ArrayList<>();
        for (Node whole : before(node)) {
            if (whole != current && whole.num.unit.comparable(current.num.unit)) {
                readings.add(reading(current, whole));
            }
        }
        List<Node> own = near(node);
        for (Node part : own) {
            for (Node whole : own) {
                if (part != whole
                        && part != current
                        && part.num.unit.comparable(whole.num.unit)
                        && part.num.plain().compareTo(whole.num.plain()) <= 0) {
                    readings.add(reading(part, whole));
                }
            }
        }
        return readings;
    }

    private static List<Part> reading(Node numerator, Node denominator) {
        return List.of(Part.of("numerator", numerator.num), Part.of("denominator", denominator.num));
    }

    /** Amounts of the sentence before the rate, the nearest first. */
    private List<Node> near(Node node) {
        return before(node).stream().filter(n -> n.sentence == node.sentence).toList();
    }

    private List<Node> before(Node node) {
        List<Node> before = new ArrayList<>();
        for (int i = node.order - 1; i >= 0 && before.size() < 24; i--) {
            Node other = nodes.get(i);
            if (other.passage.chapter != node.passage.chapter && node.passage.section - other.passage.section > 1) {
                break;
            }
            if (other.level() && !other.reason) {
                before.add(other);
            }
        }
        return before;
    }

    /** Whether a rate can come of two amounts, cut or rounded. */
    static boolean fits(List<Part> reading, Num printed) {
        Num part = reading.get(0).num();
        Num whole = reading.get(1).num();
        BigDecimal least = whole.plain().subtract(whole.half());
        if (least.signum() <= 0) {
            return false;
        }
        BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(-printed.decimals());
        BigDecimal low =
                percent(part.plain().subtract(part.half()), whole.plain().add(whole.half()));
        BigDecimal high = percent(part.plain().add(part.half()), least);
        return low.compareTo(printed.value.add(unit)) < 0 && high.compareTo(printed.value.subtract(unit)) > 0;
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(HUNDRED).divide(whole, MathContext.DECIMAL64);
    }
}
