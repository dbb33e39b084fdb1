package org.jiheng.authoring.book;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jiheng.authoring.PackChecker;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.source.Complaint;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.source.TreeReader;

/** Takes back a workbook that was exported from a standard, and writes what people changed in it into a rules folder. */
public final class BookImport {
    private final Source source;
    private final String file;
    private final Path output;
    private final Drafts drafts;
    private Map<String, byte[]> files = Map.of();

    private BookImport(Source source, String file, Path output) {
        this.source = source;
        this.file = file;
        this.output = output;
        this.drafts = new Drafts(source);
    }

    /**
     * What an import came to.
     *
     * @param changes what was changed, cell by cell
     * @param findings what is to be looked at, cell by cell where that can be told
     * @param toConfirm cases that come to something else than they expect, cell by cell
     * @param files the files that were written, below the rules folder
     * @param made whether the folder was made
     */
    public record Imported(
            List<Complaint> changes,
            List<Complaint> findings,
            List<Complaint> toConfirm,
            List<String> files,
            boolean made) {
        public Imported {
            changes = List.copyOf(changes);
            findings = List.copyOf(findings);
            toConfirm = List.copyOf(toConfirm);
            files = List.copyOf(files);
        }
    }

    /**
     * Imports a workbook.
     *
     * @param file what to call it in messages
     * @param base the standard that it was exported from
     * @param rules the folder where that standard is
     * @param output a rules folder: made as a copy of the other where it is not there, otherwise one with the same standard in it
     * @throws InputException where anything is wrong with it, all of it told by cell; nothing is written then
     */
    public static Imported read(String file, byte[] bytes, String base, Path rules, Path output) {
        Map<String, Filled> sheets = Filled.read(file, bytes);
        Source source = Source.read(rules, base);
        Filled origin = sheets.get(StandardBook.ORIGIN);
        if (origin == null) {
            throw InputException.of(Place.whole(file), "book.no-origin");
        }
        fresh(origin, source, file);
        boolean made = !Files.isDirectory(output);
        if (!made) {
            sameThere(source, output);
        }
        return new BookImport(source.with(facts(sheets), problems(sheets)), file, output).read(sheets, made);
    }

    /** The facts that the workbook declares, by their paths. */
    private static Map<String, String> facts(Map<String, Filled> sheets) {
        Map<String, String> facts = new TreeMap<>();
        Filled info = sheets.get("info");
        if (info != null) {
            info.lines().stream()
                    .filter(line -> line.text("id").startsWith("fact "))
                    .forEach(line -> facts.put(line.text("id").substring(5).strip(), line.text("value")));
        }
        return facts;
    }

    private static Map<String, String> problems(Map<String, Filled> sheets) {
        Map<String, String> problems = new TreeMap<>();
        Filled sheet = sheets.get("problems");
        if (sheet != null) {
            sheet.lines().forEach(line -> problems.put(line.text("id"), line.text("title")));
        }
        problems.remove("");
        return problems;
    }

    /** Refuses a workbook that was exported from another standard, or before its files were changed. */
    private static void fresh(Filled origin, Source source, String file) {
        Map<String, String> facts = new TreeMap<>();
        origin.lines().forEach(line -> facts.put(line.text("id"), line.text("value")));
        String standard = facts.getOrDefault("standard", "");
        if (!standard.equals(source.id())) {
            throw InputException.of(Place.whole(file), "book.other-standard", standard, source.id());
        }
        if (!facts.getOrDefault("digest", "").equals(source.pack().digest())) {
            List<String> changed = new ArrayList<>();
            Map<String, String> now = source.digests();
            now.forEach((name, digest) -> {
                if (!digest.equals(facts.remove("file " + name))) {
                    changed.add(name);
                }
            });
            facts.keySet().stream()
                    .filter(key -> key.startsWith("file "))
                    .forEach(key -> changed.add(key.substring(5)));
            throw InputException.of(Place.whole(file), "book.stale", source.id(), String.join("、", changed));
        }
    }

    private static void sameThere(Source source, Path output) {
        String there = RulesFolder.forAuthors(output).standards().contains(source.id())
                ? RulesFolder.forAuthors(output).read(source.id()).digest()
                : "";
        if (!there.equals(source.pack().digest())) {
            throw InputException.of(Place.whole(output.toString()), "book.output-differs", source.id());
        }
    }

    /** Refuses to write over a file of cases that is another one there. */
    private void sameThere(String name, boolean made) {
        Path here = source.root().resolve(name);
        Path there = output.resolve(name);
        boolean same = made
                || (Files.isRegularFile(here) == Files.isRegularFile(there)
                        && (!Files.isRegularFile(here)
                                || Arrays.equals(TreeReader.bytes(here), TreeReader.bytes(there))));
        if (!same) {
            throw InputException.of(Place.whole(there.toString()), "cases.output-differs");
        }
    }

    private Imported read(Map<String, Filled> sheets, boolean made) {
        for (Part part : StandardBook.PARTS) {
            if (part.in(source)) {
                Filled filled = sheets.get(part.kind());
                Sheet exported = part.sheet(source);
                if (filled == null) {
                    drafts.complaints().add(Place.whole(file), "book.sheet-gone", exported.name());
                } else {
                    part.read(exported, filled, drafts);
                }
            }
        }
        files = drafts.files();
        try (Staging staging = Staging.of(source.root(), output, files)) {
            List<Complaint> findings = new ArrayList<>(drafts.findings());
            findings.addAll(checked(staging.folder()));
            List<Complaint> changes = new ArrayList<>(drafts.changes());
            Filled cases = sheets.getOrDefault(CaseSheet.KIND, Filled.none(file));
            CaseEdits.Judged judged = CaseEdits.judge(staging, source.pack(), cases);
            List<Complaint> toConfirm = judged.toConfirm().stream()
                    .map(each -> placed(each, staging.folder()))
                    .toList();
            changes.addAll(judged.changes());
            judged.files().forEach((name, contents) -> {
                sameThere(name, made);
                staging.put(name, contents);
                files.put(name, contents);
            });
            staging.deliver(files);
            return new Imported(changes, findings, toConfirm, List.copyOf(files.keySet()), made);
        }
    }

    /** What the readers and the check of standards say; what cannot be read is refused with everything else that is wrong. */
    private List<Complaint> checked(Path stage) {
        Complaints reading = new Complaints();
        try {
            RulesFolder.forAuthors(stage).read(source.id(), reading);
        } catch (InputException e) {
            reading.addAll(e.complaints());
        }
        Complaints all = drafts.complaints();
        Set<Place> told = all.complaints().stream().map(Complaint::place).collect(Collectors.toSet());
        reading.complaints().stream()
                .map(complaint -> placed(complaint, stage))
                .filter(complaint -> !told.contains(complaint.place()))
                .forEach(complaint -> all.addAll(List.of(complaint)));
        all.throwIfAny();
        return PackChecker.check(stage, List.of(source.id())).findings().stream()
                .map(complaint -> placed(complaint, stage))
                .toList();
    }

    /** Says a cell where there is one, and otherwise the file as it will be called. */
    private Complaint placed(Complaint complaint, Path stage) {
        Place place = complaint.place();
        String prefix = stage + "/";
        if (!place.file().startsWith(prefix)) {
            return complaint;
        }
        String name = place.file().substring(prefix.length());
        byte[] contents = new HashMap<>(files).getOrDefault(name, source.files().get(name));
        Place cell = contents == null || !name.endsWith(".yaml")
                ? null
                : drafts.cells().at(place.file(), name, contents, place);
        Place called = new Place(output.resolve(name).toString(), place.line(), place.column());
        return new Complaint(cell == null ? called : cell, complaint.message());
    }
}
