package org.jiheng.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jiheng.authoring.revision.Change;
import org.jiheng.authoring.revision.Change.Effect;
import org.jiheng.authoring.revision.Edition;
import org.jiheng.authoring.revision.Impact;
import org.jiheng.authoring.revision.Revision;
import org.jiheng.text.Language;
import org.jspecify.annotations.Nullable;

/** A revision as JSON, schema {@code jiheng/diff/1}, and what it does to departments, schema {@code jiheng/impact/1}. */
public final class RevisionJson {
    private RevisionJson() {}

    private record Side(String id, String title, String version, String digest) {
        static Side of(Edition edition, Language language) {
            return new Side(
                    edition.pack().standard().id(),
                    edition.pack().standard().title().in(language),
                    edition.pack().version(),
                    edition.pack().digest());
        }
    }

    private record Counts(int changes, long scores, long problems, long wording) {}

    private record Sides(Side before, Side after) {
        static Sides of(Revision revision, Language language) {
            return new Sides(Side.of(revision.before(), language), Side.of(revision.after(), language));
        }
    }

    private record Diff(String schema, @JsonUnwrapped Sides sides, Counts counts, List<Change> changes) {}

    private record Impacted(
            String schema,
            @JsonUnwrapped Sides sides,
            @Nullable Integer year,
            List<Change> changes,
            List<Impact.Unit> units,
            Impact.Summary summary,
            List<Impact.Department> departments,
            List<Impact.Left> skipped,
            List<Impact.Left> unusable,
            List<String> notices) {}

    public static String of(Revision revision, Language language) {
        Counts counts = new Counts(
                revision.changes().size(),
                revision.count(Effect.SCORES),
                revision.count(Effect.PROBLEMS),
                revision.count(Effect.WORDING));
        return JsonReport.write(new Diff("jiheng/diff/1", Sides.of(revision, language), counts, revision.changes()));
    }

    public static String of(Impact impact, Language language) {
        return JsonReport.write(new Impacted(
                "jiheng/impact/1",
                Sides.of(impact.revision(), language),
                impact.year(),
                impact.changes(),
                impact.units(),
                impact.summary(),
                impact.departments(),
                impact.skipped(),
                impact.unusable(),
                impact.notices()));
    }
}
