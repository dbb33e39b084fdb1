package org.jiheng.authoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jiheng.engine.facts.Band;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.source.Node;
import org.jiheng.source.Place;
import org.jiheng.text.Message;

/** Bands that hold every number exactly once, worth no more than their criterion. */
final class BandCheck {
    private final Pack pack;
    private final PackSource source;
    private final Findings findings;
    private final ExampleDepartment department;

    BandCheck(Pack pack, PackSource source, List<RuleParts> rules, Findings findings) {
        this.pack = pack;
        this.source = source;
        this.findings = findings;
        this.department = new ExampleDepartment(pack, rules);
    }

    /** A band and where it stands. */
    private record Row(Interval interval, Place place) {}

    void check() {
        for (IndicatorRow indicator : pack.standard().rows()) {
            indicator.criteria().stream().filter(row -> !row.bands().isEmpty()).forEach(this::criterion);
        }
    }

    private void criterion(CriterionRow criterion) {
        List<Node> nodes = PackSource.list(source.row(criterion), "bands");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < criterion.bands().size(); i++) {
            Band band = criterion.bands().get(i);
            Place place = i < nodes.size() ? nodes.get(i).place() : criterion.place();
            String id = criterion.criterion().id();
            if (band.points().compareTo(criterion.criterion().points()) > 0) {
                findings.add(
                        place,
                        "finding.band-points",
                        id,
                        band.points().toPlainString(),
                        criterion.criterion().points().toPlainString());
            }
            Interval interval = Interval.of(band);
            if (interval.isEmpty()) {
                findings.add(place, "finding.band-empty", id, interval);
            } else {
                rows.add(new Row(interval, place));
            }
        }
        overlaps(criterion, rows);
        gaps(criterion, rows);
    }

    private void overlaps(CriterionRow criterion, List<Row> rows) {
        for (int i = 0; i < rows.size(); i++) {
            for (int j = i + 1; j < rows.size(); j++) {
                Interval both = rows.get(i).interval().and(rows.get(j).interval());
                if (!both.isEmpty()) {
                    found(
                            criterion,
                            both,
                            rows.get(j).place(),
                            Message.of(
                                    "finding.band-overlap",
                                    criterion.criterion().id(),
                                    rows.get(i).interval(),
                                    rows.get(i).place().line(),
                                    rows.get(j).interval(),
                                    rows.get(j).place().line(),
                                    both));
                }
            }
        }
    }

    private void gaps(CriterionRow criterion, List<Row> rows) {
        List<Row> sorted = rows.stream()
                .sorted(Comparator.comparing(Row::interval, Interval::compareLower))
                .toList();
        Row reach = null;
        for (Row row : sorted) {
            Interval gap = reach == null
                    ? new Interval(
                            null, false, row.interval().lower(), !row.interval().lowerIncluded())
                    : reach.interval().until(row.interval());
            boolean open = reach == null ? row.interval().lower() != null : isGap(gap);
            if (open) {
                gap(criterion, gap, row.place());
            }
            if (reach == null || reach.interval().compareUpper(row.interval()) < 0) {
                reach = row;
            }
        }
        if (reach != null && reach.interval().upper() != null) {
            Interval last = reach.interval();
            gap(criterion, new Interval(last.upper(), !last.upperIncluded(), null, false), reach.place());
        }
    }

    private static boolean isGap(Interval between) {
        return between.lower() != null && between.upper() != null && !between.isEmpty();
    }

    private void gap(CriterionRow criterion, Interval gap, Place place) {
        found(
                criterion,
                gap,
                place,
                Message.of("finding.band-gap", criterion.criterion().id(), gap));
    }

    private void found(CriterionRow criterion, Interval where, Place place, Message message) {
        findings.add(place, message.key(), message.arguments().toArray());
        department
                .with(criterion.criterion(), where.example())
                .ifPresentOrElse(
                        submission -> findings.example(new PackChecker.Example(place, message, submission)),
                        () -> findings.notice(
                                "finding.no-example",
                                criterion.criterion().id(),
                                criterion.criterion().measure(),
                                where));
    }
}
