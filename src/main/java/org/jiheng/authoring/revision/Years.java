package org.jiheng.authoring.revision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.authoring.revision.Change.Detail;
import org.jiheng.authoring.revision.Change.Effect;
import org.jiheng.authoring.revision.Change.Kind;
import org.jiheng.authoring.revision.Change.Subject;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.DatedValue;
import org.jiheng.text.Language;
import org.jspecify.annotations.Nullable;

/** Values of another year than the departments' own. */
final class Years {
    private static final int ALWAYS = 9999;

    private Years() {}

    /** An edition in which the values of one year hold for every year; dates of the submissions stay what they are. */
    static Edition pinned(Edition edition, int year) {
        Pack pack = edition.pack();
        List<DatedValue> values = pack.parameters().stream()
                .filter(value -> value.from() <= year && year <= value.until())
                .map(value -> new DatedValue(
                        value.name(), value.value(), 0, ALWAYS, value.basis(), value.clause(), value.place()))
                .toList();
        Pack pinned = new Pack(
                pack.standard(),
                pack.methods(),
                pack.measures(),
                pack.problems(),
                values,
                pack.labels(),
                pack.rules(),
                pack.vocabulary(),
                pack.version(),
                pack.digest());
        return new Edition(pinned, edition.root(), edition.rules(), edition.reasons());
    }

    /** Values that are the same in both editions and yet other ones in that year than in some year before or after. */
    static List<Change> changes(Revision revision, int year, Language language) {
        Pack old = revision.before().pack();
        Pack next = revision.after().pack();
        Wording words = new Wording(next, language);
        Set<String> changed = revision.changes().stream()
                .filter(change -> change.subject() == Subject.PARAMETER)
                .map(Change::key)
                .collect(Collectors.toSet());
        List<Change> changes = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        next.parameters().forEach(value -> names.add(value.name()));
        for (String name : names) {
            BigDecimal then = next.parameter(name, year);
            List<DatedValue> own = old.parameters().stream()
                    .filter(value -> value.name().equals(name))
                    .toList();
            if (!changed.contains(name) && own.stream().anyMatch(value -> differs(value.value(), then))) {
                String was = words.list(own.stream().map(words::value));
                String is = then == null
                        ? words.say("diff.not-in-force", year)
                        : words.say("diff.dated", Wording.number(then), words.say("diff.year", year));
                Detail detail = new Detail("year", words.say("diff.values"), was, is, Effect.SCORES);
                changes.add(new Change(
                        Comparison.id(Subject.PARAMETER, name),
                        Subject.PARAMETER,
                        name,
                        name,
                        Kind.CHANGED,
                        Effect.SCORES,
                        "",
                        List.of(detail),
                        was,
                        is,
                        revision.after().reasons().getOrDefault(name, "")));
            }
        }
        return changes;
    }

    private static boolean differs(BigDecimal value, @Nullable BigDecimal then) {
        return then == null || value.compareTo(then) != 0;
    }
}
