package org.jiheng.authoring.book;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jiheng.authoring.Expected.Value;
import org.jiheng.authoring.TriedCases;
import org.jiheng.authoring.TriedCases.Point;
import org.jiheng.authoring.TriedCases.Tried;
import org.jiheng.engine.standard.Pack;
import org.jiheng.source.Complaint;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.source.TreeReader;
import org.jiheng.source.YamlEdit;
import org.jiheng.text.Message;

/**
 * What people said of cases in the workbook. A result that they confirm becomes what the case expects, a value that they wrote
 * themselves too; what differs and nobody confirmed is told. Cases are tried by the standard as the workbook makes it.
 */
final class CaseEdits {
    private static final String NOTE = "# 界限上的样例，在工作簿中确认。 Cases at limits, confirmed in the workbook.\n";

    private final Staging staging;
    private final Path stage;
    private final CaseSheet sheet;
    private final String id;
    private final Filled filled;
    private final Complaints complaints = new Complaints();
    private final List<Complaint> changes = new ArrayList<>();
    private final List<Complaint> toConfirm = new ArrayList<>();
    private final Map<String, YamlEdit> edits = new TreeMap<>();
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, Filled.Line> lines = new HashMap<>();

    private CaseEdits(Staging staging, Pack pack, Filled filled) {
        this.staging = staging;
        this.stage = staging.folder();
        this.sheet = new CaseSheet(pack);
        this.id = pack.standard().id();
        this.filled = filled;
    }

    /**
     * What came of it.
     *
     * @param files files of cases with their new contents, by their names below the rules folder
     */
    record Judged(List<Complaint> changes, List<Complaint> toConfirm, Map<String, byte[]> files) {}

    /**
     * Tries the cases and takes what was confirmed.
     *
     * @param staging a rules folder with the standard as it will be, where cases may be added
     * @throws InputException where a cell cannot be understood
     */
    static Judged judge(Staging staging, Pack pack, Filled filled) {
        return new CaseEdits(staging, pack, filled).judge();
    }

    private Judged judge() {
        List<Tried> tried;
        Set<String> added;
        try {
            added = added();
            tried = TriedCases.of(stage, id, false);
        } catch (InputException e) {
            // the standard has findings of its own, which are told; its cases cannot be tried before they are mended
            complaints.throwIfAny();
            return new Judged(List.of(), List.of(), Map.of());
        }
        filled.lines().forEach(line -> lines.put(line.text("id"), line));
        Set<String> known = new HashSet<>();
        for (Tried each : tried) {
            boolean proposed = each.file().equals(proposedFile()) && added.contains(each.name());
            if (!proposed) {
                rename(each);
            }
            for (Point point : each.points()) {
                String key = proposed ? "+ " + each.name() + " " + point.name() : CaseSheet.id(each, point.name());
                known.add(key);
                point(each, point, Optional.ofNullable(lines.get(key)), proposed);
            }
        }
        for (Filled.Line line : filled.lines()) {
            if (!known.contains(line.text("id"))
                    && asked(line)
                    && !line.text("id").startsWith("+ ")) {
                complaints.add(line.get("confirm").place(), "cases.stale");
            }
        }
        complaints.throwIfAny();
        edits.forEach((file, edit) -> {
            if (edit.changed()) {
                files.put(file, edit.bytes());
            }
        });
        return new Judged(changes, toConfirm, files);
    }

    private String proposedFile() {
        return id + "/" + TriedCases.PROPOSED;
    }

    /** Adds the cases that were proposed and are wanted to those of the standard, and gives their names. */
    private Set<String> added() {
        Map<String, Object> wanted = new LinkedHashMap<>();
        for (Filled.Line line : filled.lines()) {
            if (line.text("id").startsWith("+ ") && asked(line)) {
                try {
                    Object written = YamlEdit.of(filled.file(), line.text("written") + "\n")
                            .get();
                    wanted.putIfAbsent(Tree.text(Tree.map(written).get("name")), Tree.map(written));
                } catch (InputException e) {
                    complaints.add(line.get("written").place(), "cases.stale");
                }
            }
        }
        Path file = stage.resolve(proposedFile());
        boolean there = Files.isRegularFile(file);
        YamlEdit edit = there ? YamlEdit.of(file.toString(), TreeReader.bytes(file)) : null;
        List<Object> before = edit == null ? new ArrayList<>() : Tree.list(edit.get());
        before.forEach(each -> wanted.remove(Tree.zh(Tree.map(each).get("name"))));
        if (wanted.isEmpty()) {
            return Set.of();
        }
        List<Object> after = new ArrayList<>(before);
        after.addAll(wanted.values());
        byte[] bytes = edit == null
                ? (NOTE + YamlEdit.written(after)).getBytes(StandardCharsets.UTF_8)
                : edit.set(after).bytes();
        staging.put(proposedFile(), bytes);
        files.put(proposedFile(), bytes);
        return wanted.keySet();
    }

    private boolean asked(Filled.Line line) {
        return line.has("confirm");
    }

    private void point(Tried tried, Point point, Optional<Filled.Line> line, boolean proposed) {
        if (line.isEmpty()) {
            differs(Place.whole(stage.resolve(tried.file()).toString()), tried, point, point.expected());
            return;
        }
        Filled.Line cells = line.get();
        boolean confirmed = confirmed(cells);
        Value expected = point.expected();
        boolean byHand = !cells.text("expected").equals(Filled.plain(sheet.shown(point.name(), expected)));
        if (byHand) {
            Filled.Entry entry = cells.get("expected");
            Optional<Value> read = sheet.read(point.name(), entry);
            if (read.isEmpty()) {
                complaints.add(entry.place(), "cases.not-a-value", entry.text(), sheet.choices(point.name()));
                return;
            }
            byHand = !read.get().agrees(expected);
            expected = read.get();
        }
        if ((byHand || confirmed)
                && !proposed
                && !cells.text("sectionId").equals(Filled.plain(CaseSheet.caseId(tried)))) {
            complaints.add(cells.get("confirm").place(), "cases.stale");
            return;
        }
        if (byHand && confirmed && !expected.agrees(point.got())) {
            complaints.add(
                    cells.get("confirm").place(),
                    "cases.confirmed-and-written",
                    sheet.shown(point.name(), expected),
                    sheet.shown(point.name(), point.got()));
        } else if (byHand) {
            set(tried, point, expected, cells.get("expected").place());
            differs(cells.get("got").place(), tried, point, expected);
        } else if (confirmed && (proposed || !point.agrees())) {
            set(tried, point, point.got(), cells.get("confirm").place());
        } else {
            differs(cells.get("got").place(), tried, point, expected);
        }
    }

    private boolean confirmed(Filled.Line line) {
        String yes = StandardBook.say("cases.yes");
        if (asked(line) && !line.text("confirm").equals(yes)) {
            complaints.add(line.get("confirm").place(), "cases.not-yes", line.text("confirm"), yes);
        }
        return line.text("confirm").equals(yes);
    }

    private void differs(Place place, Tried tried, Point point, Value expected) {
        if (!expected.agrees(point.got())) {
            toConfirm.add(new Complaint(
                    place,
                    Message.of(
                            "cases.to-confirm",
                            tried.name(),
                            sheet.item(point.name()),
                            Drafts.shown(sheet.shown(point.name(), expected)),
                            Drafts.shown(sheet.shown(point.name(), point.got())))));
        }
    }

    private YamlEdit edit(Tried tried) {
        return edits.computeIfAbsent(tried.file(), file -> {
            Path path = stage.resolve(file);
            return YamlEdit.of(path.toString(), TreeReader.bytes(path));
        });
    }

    /** What a case is called says what it expects, and is changed with it; the cell is one over all of its lines. */
    private void rename(Tried tried) {
        String before = Filled.plain(tried.name());
        for (Point point : tried.points()) {
            Filled.Line line = lines.get(CaseSheet.id(tried, point.name()));
            String name = line == null ? "" : line.text("section");
            boolean same = line != null && line.text("sectionId").equals(Filled.plain(CaseSheet.caseId(tried)));
            if (line != null && same && !name.isEmpty() && !name.equals(before)) {
                YamlEdit edit = edit(tried);
                boolean both = edit.get(tried.number(), "name") instanceof Map;
                Object[] path =
                        both ? new Object[] {tried.number(), "name", "zh"} : new Object[] {tried.number(), "name"};
                edit.set(name, path);
                changes.add(new Complaint(
                        line.get("section").place(), Message.of("cases.renamed", tried.name(), Drafts.shown(name))));
                return;
            }
        }
    }

    /** Writes what a case expects, at its place in its file. */
    private void set(Tried tried, Point point, Value value, Place place) {
        YamlEdit edit = edit(tried);
        String before = sheet.shown(point.name(), point.expected());
        edit.set(CaseSheet.written(point.name(), value), path(edit, tried.number(), point.name()));
        String item = sheet.item(point.name());
        String after = Drafts.shown(sheet.shown(point.name(), value));
        changes.add(new Complaint(
                place,
                before.equals(sheet.shown(point.name(), value))
                        ? Message.of("cases.kept", tried.name(), item, after)
                        : Message.of("cases.confirmed", tried.name(), item, Drafts.shown(before), after)));
    }

    private static Object[] path(YamlEdit edit, int number, String name) {
        int dot = name.indexOf('.');
        String group = dot < 0 ? name : name.substring(0, dot);
        if (!group.equals("indicators")) {
            return dot < 0
                    ? new Object[] {number, "expect", name}
                    : new Object[] {number, "expect", group, name.substring(dot + 1)};
        }
        String indicator = name.substring(dot + 1, name.lastIndexOf('.'));
        boolean alone = !(edit.get(number, "expect", group, indicator) instanceof Map);
        return alone
                ? new Object[] {number, "expect", group, indicator}
                : new Object[] {number, "expect", group, indicator, name.substring(name.lastIndexOf('.') + 1)};
    }
}
