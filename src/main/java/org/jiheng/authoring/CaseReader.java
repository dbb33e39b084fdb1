package org.jiheng.authoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jiheng.engine.Submission;
import org.jiheng.intake.Patch;
import org.jiheng.intake.SubmissionReader;
import org.jiheng.source.Complaints;
import org.jiheng.source.Fields;
import org.jiheng.source.Node;
import org.jiheng.source.Place;
import org.jiheng.source.TreeReader;
import org.jiheng.text.Text;
import org.jspecify.annotations.Nullable;

/** Reads the cases of a rules folder; all that is wrong with them is reported at once. */
final class CaseReader {
    private static final String FOLDER = "cases";
    private static final String BASE = "base.yaml";
    static final String SURVIVORS = "survivors.yaml";

    private final Path rules;
    private final Complaints complaints = new Complaints();
    private final Map<Path, Node.Mapping> submissions = new HashMap<>();

    CaseReader(Path rules) {
        this.rules = rules;
    }

    /** The cases of a standard and those of {@code common/} whose submission names it. */
    List<Case> read(String standard) {
        List<Case> cases = new ArrayList<>();
        for (String folder : List.of(standard, "common")) {
            for (Path file : files(rules.resolve(folder).resolve(FOLDER))) {
                Node.Listing list = TreeReader.readListing(file.toString(), TreeReader.bytes(file), complaints);
                for (Node node : list.items()) {
                    Case read = read(file, node);
                    if (read.submission().standard().equals(standard)) {
                        cases.add(read);
                    }
                }
            }
        }
        complaints.throwIfAny();
        return cases;
    }

    /** Why a figure may change unnoticed: path of the figure → reason. */
    Map<String, String> survivors(String folder) {
        Map<String, String> reasons = new LinkedHashMap<>();
        Path file = rules.resolve(folder).resolve(FOLDER).resolve(SURVIVORS);
        if (Files.isRegularFile(file)) {
            Fields f = Fields.open(
                    TreeReader.readMapping(file.toString(), TreeReader.bytes(file), complaints), complaints);
            f.keys().forEach(key -> reasons.put(key, f.requiredText(key)));
            complaints.throwIfAny();
        }
        return reasons;
    }

    /** Files that hold lists of cases; submissions that cases build on, and reasons, are mappings with names of their own. */
    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Set<String> others = Set.of(SURVIVORS);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !others.contains(String.valueOf(file.getFileName()))
                            && !String.valueOf(file.getFileName()).startsWith("base"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Case read(Path file, Node node) {
        Fields f = Fields.of(node, complaints, List.of("name", "base", "given", "change", "without", "expect"));
        Text name = f.requiredBilingual("name");
        Node.Mapping tree = given(file, f);
        Node change = f.node("change");
        if (change != null) {
            Fields each = Fields.open(change, complaints);
            for (String path : each.keys()) {
                Node value = each.node(path);
                if (value == null) {
                    complaints.add(each.place(path), "cases.no-value", path);
                } else {
                    tree = Patch.set(tree, path, value);
                }
            }
        }
        for (Node each : f.list("without")) {
            String path = Fields.text(each, complaints);
            Node.Mapping less = path == null ? null : Patch.without(tree, path);
            if (less == null) {
                complaints.add(each.place(), "cases.nothing-to-remove", String.valueOf(path));
            } else {
                tree = less;
            }
        }
        Place place = node.place();
        Submission submission =
                SubmissionReader.read(file.toString(), tree, place.line() + ":" + name.zh(), complaints);
        Node expect = f.node("expect");
        if (expect == null) {
            complaints.add(f.place(), "source.missing-key", "expect");
        }
        Expected expected = expect == null ? new Expected(Map.of()) : Expected.read(expect, complaints);
        return new Case(place, name, tree, submission, expected);
    }

    /** The submission written in the case, or the one it builds on: {@code base.yaml} where it names none. */
    private Node.Mapping given(Path file, Fields f) {
        Node given = f.node("given");
        if (given instanceof Node.Mapping mapping) {
            return mapping;
        }
        String named = f.text("base");
        Path base = file.resolveSibling(named == null ? BASE : named).normalize();
        Node.@Nullable Mapping known = submissions.get(base);
        if (known == null) {
            known = TreeReader.readMapping(base.toString(), TreeReader.bytes(base), complaints);
            submissions.put(base, known);
        }
        return known;
    }
}
