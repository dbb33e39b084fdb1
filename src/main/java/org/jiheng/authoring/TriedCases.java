package org.jiheng.authoring;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.authoring.Expected.Value;
import org.jiheng.authoring.Proposals.Proposal;
import org.jiheng.engine.Evaluator.Observed;
import org.jiheng.engine.standard.Pack;
import org.jiheng.source.Complaints;
import org.jiheng.source.Fields;
import org.jiheng.source.InputException;
import org.jiheng.source.Node;
import org.jiheng.source.TreeReader;
import org.jiheng.source.YamlEdit;
import org.jiheng.text.Language;

/**
 * The cases of a standard, with what they expect and what they come to now, and cases made up for limits that none stands at: for
 * those who show them to people, and take what people say of them back into the files.
 */
public final class TriedCases {
    /** Where a case that was made up is kept once somebody wants it, below the standard's folder. */
    public static final String PROPOSED = "cases/boundaries.yaml";

    private static final String BASE = "cases/base.yaml";

    private static final Value NOTHING = new Value(null, List.of());

    private TriedCases() {}

    /**
     * A case.
     *
     * @param file its file below the rules folder
     * @param number its number in the file, from 0; of one that was made up, -1
     * @param given what it gives, in words
     * @param written one that was made up, as its file would hold it; empty otherwise
     */
    public record Tried(
            String file, int number, String name, List<String> given, List<Point> points, Map<String, Object> written) {
        public boolean proposed() {
            return number < 0;
        }
    }

    /**
     * One thing that a case expects.
     *
     * @param name such as {@code indicators.asset-utilisation.earned}
     * @param got what it comes to; a text without a number where it cannot be evaluated
     */
    public record Point(String name, Value expected, Value got) {
        public boolean agrees() {
            return expected.agrees(got);
        }
    }

    /**
     * Tries the cases of a standard. Of those that the standards share, only the ones are told that it makes differ.
     *
     * @param proposals whether to make up cases for limits without one
     * @throws InputException where the standard or its cases cannot be read
     */
    public static List<Tried> of(Path rules, String id, boolean proposals) {
        try (PackCases cases = PackCases.open(rules, id)) {
            Pack pack = cases.pack();
            RowCoverage rows = new RowCoverage(pack, cases.evaluator().rules());
            GivenWords words = new GivenWords(pack);
            Map<String, List<Node>> files = new HashMap<>();
            List<Tried> all = new ArrayList<>();
            Map<Case, BigDecimal> scores = new LinkedHashMap<>();
            for (Case each : cases.cases()) {
                String path = each.place().file();
                List<Node> nodes = files.computeIfAbsent(path, TriedCases::nodes);
                int number = number(nodes, each);
                Map<String, Value> got = tried(each, cases, rows);
                BigDecimal score = got.getOrDefault("earned", NOTHING).number();
                if (score != null && path.startsWith(rules.resolve(id).toString())) {
                    scores.put(each, score);
                }
                List<Point> points = new ArrayList<>();
                each.expected()
                        .values()
                        .forEach((name, expected) ->
                                points.add(new Point(name, expected, got.getOrDefault(name, NOTHING))));
                String file = rules.relativize(Path.of(path)).toString().replace('\\', '/');
                boolean told = file.startsWith(id + "/") || points.stream().anyMatch(point -> !point.agrees());
                if (told) {
                    Fields fields = Fields.open(nodes.get(number), new Complaints());
                    all.add(new Tried(file, number, each.name().zh(), words.of(fields), points, Map.of()));
                }
            }
            if (proposals) {
                all.addAll(propose(rules, id, cases, rows, scores));
            }
            return all;
        }
    }

    private static List<Node> nodes(String file) {
        return TreeReader.readListing(file, TreeReader.bytes(Path.of(file)), new Complaints())
                .items();
    }

    /** The number of a case in its file. */
    private static int number(List<Node> nodes, Case of) {
        return nodes.stream().map(Node::place).toList().indexOf(of.place());
    }

    private static Map<String, Value> tried(Case each, PackCases cases, RowCoverage rows) {
        try {
            Observed observed = cases.evaluator().observe(each.submission(), Language.ZH);
            rows.see(each.submission(), observed);
            return Expected.of(observed.evaluation());
        } catch (InputException e) {
            Map<String, Value> got = new LinkedHashMap<>();
            Value why = new Value(null, List.of(e.complaints().get(0).message().in(Language.ZH)));
            each.expected().values().keySet().forEach(name -> got.put(name, why));
            return got;
        }
    }

    private static List<Tried> propose(
            Path rules, String id, PackCases cases, RowCoverage rows, Map<Case, BigDecimal> scores) {
        Path base = rules.resolve(id).resolve(BASE);
        Set<String> excused = new CaseReader(rules).survivors(id).keySet();
        Proposals proposals = new Proposals(cases.pack(), cases.evaluator());
        List<Proposal> made = new ArrayList<>();
        if (Files.isRegularFile(base)) {
            Node.Mapping tree = TreeReader.readMapping(base.toString(), TreeReader.bytes(base), new Complaints());
            made.addAll(proposals.rows(tree, rows.uncovered(excused)));
        }
        made.addAll(proposals.grades(scores, rows.uncoveredGrades(excused)));
        Set<String> names = new HashSet<>();
        return made.stream()
                .filter(proposal -> names.add(proposal.name()))
                .map(proposal -> tried(id, proposal, cases.pack()))
                .toList();
    }

    private static Tried tried(String id, Proposal proposal, Pack pack) {
        Map<String, Value> got = Expected.of(proposal.turned().observed().evaluation());
        List<Point> points = proposal.points().stream()
                .map(name -> new Point(name, got.getOrDefault(name, NOTHING), got.getOrDefault(name, NOTHING)))
                .toList();
        Map<String, Object> expected = new LinkedHashMap<>();
        for (Point point : points) {
            BigDecimal number = point.got().number();
            Object value = number == null ? point.got().texts().get(0) : Knob.plain(number);
            if (point.name().startsWith("indicators.")) {
                String indicator = point.name()
                        .substring("indicators.".length(), point.name().lastIndexOf('.'));
                nested(nested(expected, "indicators"), indicator)
                        .put(point.name().substring(point.name().lastIndexOf('.') + 1), value);
            } else {
                expected.put(point.name(), value);
            }
        }
        Map<String, Object> on = proposal.on() == null ? Map.of() : read(proposal.on());
        Map<String, Object> written = Proposals.written(proposal, on, expected);
        YamlEdit whole = YamlEdit.of(PROPOSED, YamlEdit.written(written));
        Node.Mapping node = TreeReader.readMapping(PROPOSED, whole.bytes(), new Complaints());
        List<String> given = new GivenWords(pack).of(Fields.open(node, new Complaints()));
        return new Tried(id + "/" + PROPOSED, -1, proposal.name(), given, points, written);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> nested(Map<String, Object> map, String key) {
        return (Map<String, Object>) map.computeIfAbsent(key, k -> new LinkedHashMap<String, Object>());
    }

    /** A case as its file has it. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> read(Case each) {
        String file = each.place().file();
        Object written = YamlEdit.of(file, TreeReader.bytes(Path.of(file))).get(number(nodes(file), each));
        return written instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
