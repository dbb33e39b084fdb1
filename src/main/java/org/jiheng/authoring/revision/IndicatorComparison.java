package org.jiheng.authoring.revision;

import static org.jiheng.authoring.revision.Change.Effect.PROBLEMS;
import static org.jiheng.authoring.revision.Change.Effect.SCORES;
import static org.jiheng.authoring.revision.Change.Effect.WORDING;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jiheng.authoring.revision.Change.Detail;
import org.jiheng.authoring.revision.Change.Effect;
import org.jiheng.engine.facts.Band;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.engine.standard.Standard.NotApplicable;
import org.jspecify.annotations.Nullable;

/** What changed of one indicator. Criteria are matched by what they say, bands by their bounds. */
final class IndicatorComparison {
    private final Edition old;
    private final Edition next;
    private final Wording before;
    private final Wording after;
    private final Details details = new Details();

    IndicatorComparison(Edition old, Edition next, Wording before, Wording after) {
        this.old = old;
        this.next = next;
        this.before = before;
        this.after = after;
    }

    List<Detail> compare(IndicatorRow a, IndicatorRow b) {
        details.text("name", after.say("diff.name"), a.name(), b.name(), after);
        Effect moved = List.of(old, next).stream()
                        .allMatch(
                                edition -> edition.pack().standard().policies().notApplicable() == NotApplicable.FULL)
                ? WORDING
                : SCORES;
        details.field("section", after.say("diff.section"), section(old, before, a), section(next, after, b), moved);
        details.text("group", after.say("diff.group"), a.group(), b.group(), after);
        details.field("weight", after.say("diff.weight"), num(a.weight()), num(b.weight()), SCORES);
        boolean plain = a.minimum().signum() == 0
                && b.minimum().signum() == 0
                && a.maximum().compareTo(a.weight()) == 0
                && b.maximum().compareTo(b.weight()) == 0;
        if (!plain) {
            details.field("minimum", after.say("diff.minimum"), num(a.minimum()), num(b.minimum()), SCORES);
            details.field("maximum", after.say("diff.maximum"), num(a.maximum()), num(b.maximum()), SCORES);
        }
        details.text("clause", after.say("diff.clause"), a.clause(), b.clause(), after);
        details.text("text", after.say("diff.text"), a.text(), b.text(), after);
        details.field(
                "rounding",
                after.say("diff.rounding"),
                before.rounding(a.rounding()),
                after.rounding(b.rounding()),
                SCORES);
        details.field(
                "problems",
                after.say("diff.problems"),
                before.problems(a.problems()),
                after.problems(b.problems()),
                PROBLEMS);
        details.field("notApplicable", after.say("diff.exempt"), before.exempt(a), after.exempt(b), SCORES);
        criteria(a.criteria(), b.criteria());
        return details.list();
    }

    private void criteria(List<CriterionRow> a, List<CriterionRow> b) {
        boolean single = a.size() == 1
                && b.size() == 1
                && a.get(0).item().isEmpty()
                && b.get(0).item().isEmpty();
        if (single) {
            criterion("", a.get(0), b.get(0));
            return;
        }
        Map<CriterionRow, CriterionRow> pairs = Items.pairs(a, b);
        for (CriterionRow row : b) {
            CriterionRow match = pairs.get(row);
            if (match == null) {
                details.field("item", item(row), "", unnumbered(after.criterion(row)), SCORES);
            } else {
                criterion(item(row), match, row);
            }
        }
        a.stream()
                .filter(row -> !pairs.containsValue(row))
                .forEach(row -> details.field("item", item(row), unnumbered(before.criterion(row)), "", SCORES));
    }

    private static String unnumbered(String criterion) {
        return criterion.replaceFirst("^\\d+\\. ", "");
    }

    private String item(CriterionRow row) {
        return after.say("diff.item", row.item().isEmpty() ? "1" : row.item());
    }

    private void criterion(String item, CriterionRow a, CriterionRow b) {
        String head = item.isEmpty() ? "" : item + "·";
        if (!item.isEmpty()) {
            details.field("item.number", head + after.say("diff.number"), a.item(), b.item(), WORDING);
            details.text("item.text", head + after.say("diff.text"), a.text(), b.text(), after);
            details.field(
                    "item.points",
                    head + after.say("diff.points"),
                    num(a.criterion().points()),
                    num(b.criterion().points()),
                    SCORES);
        }
        if (!a.criterion().method().equals(b.criterion().method())) {
            details.field(
                    "method",
                    head + after.say("diff.method"),
                    before.method(a.criterion().method()),
                    after.method(b.criterion().method())
                            + same(
                                    before.method(a.criterion().method()),
                                    after.method(b.criterion().method()),
                                    b.criterion().method()),
                    SCORES);
        }
        if (!(a.criterion().measure() + " " + a.criterion().of())
                .equals(b.criterion().measure() + " " + b.criterion().of())) {
            String was = before.measure(a.criterion().measure(), a.criterion().of());
            String is = after.measure(b.criterion().measure(), b.criterion().of());
            details.field(
                    "measure",
                    head + after.say("diff.measure"),
                    was,
                    is + same(was, is, b.criterion().measure()),
                    SCORES);
        }
        details.entries("value", head + after.say("diff.value"), before.settings(a), after.settings(b), SCORES);
        bands(head, a.bands(), b.bands());
        details.field(
                "judgement",
                head + after.say("diff.judging"),
                before.judging(a.judging()),
                after.judging(b.judging()),
                SCORES);
        details.field(
                "correctable",
                head + after.say("diff.correctable"),
                before.yes(a.correctable()),
                after.yes(b.correctable()),
                WORDING);
        details.field(
                "needs",
                head + after.say("diff.needs"),
                before.facts(Needs.own(a, old.pack())),
                after.facts(Needs.own(b, next.pack())),
                SCORES);
        details.field(
                "whole",
                head + after.say("diff.whole"),
                before.facts(Needs.ownWhole(a, old.pack())),
                after.facts(Needs.ownWhole(b, next.pack())),
                SCORES);
        details.field(
                "materials",
                head + after.say("diff.materials"),
                before.list(a.materials().stream()),
                after.list(b.materials().stream()),
                SCORES);
        details.text("reason", head + after.say("diff.reason"), a.reason(), b.reason(), after);
    }

    /** Two things of one name are told apart by their id. */
    private static String same(String was, String is, String id) {
        return was.equals(is) ? " [" + id + "]" : "";
    }

    /** Bands of the same bounds, then those that keep one bound, then those that keep their points; the others came or went. */
    private void bands(String head, List<Band> a, List<Band> b) {
        String label = head + after.say("diff.bands");
        List<Band> left = new ArrayList<>(a);
        List<Band> open = new ArrayList<>(b);
        Map<Band, Band> pairs = new LinkedHashMap<>();
        pair(left, open, pairs, (x, y) -> lower(x, y) && upper(x, y));
        pair(left, open, pairs, (x, y) -> x.points().compareTo(y.points()) == 0 && (lower(x, y) || upper(x, y)));
        pair(left, open, pairs, (x, y) -> x.points().compareTo(y.points()) == 0);
        pair(left, open, pairs, IndicatorComparison::lower);
        for (Band band : b) {
            Band was = pairs.get(band);
            details.field("bands", label, was == null ? "" : before.band(was), after.band(band), SCORES);
        }
        left.forEach(band -> details.field("bands", label, before.band(band), "", SCORES));
    }

    private static void pair(List<Band> left, List<Band> open, Map<Band, Band> pairs, BiPredicate<Band, Band> alike) {
        for (Band band : List.copyOf(open)) {
            left.stream().filter(each -> alike.test(each, band)).findFirst().ifPresent(match -> {
                left.remove(match);
                open.remove(band);
                pairs.put(band, match);
            });
        }
    }

    private static boolean lower(Band a, Band b) {
        return a.lowerIncluded() == b.lowerIncluded() && same(a.lower(), b.lower());
    }

    private static boolean upper(Band a, Band b) {
        return a.upperIncluded() == b.upperIncluded() && same(a.upper(), b.upper());
    }

    private static boolean same(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        if (a == null) {
            return b == null;
        }
        return b != null && a.compareTo(b) == 0;
    }

    private static String section(Edition edition, Wording words, IndicatorRow row) {
        return edition.pack().standard().sections().stream()
                .filter(section -> section.id().equals(row.section()))
                .map(section -> words.text(section.name()))
                .findFirst()
                .orElse(row.section());
    }

    private static String num(BigDecimal number) {
        return Wording.number(number);
    }
}
