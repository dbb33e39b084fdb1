package org.jiheng.engine.standard;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jiheng.engine.standard.Pack.DatedValue;
import org.jiheng.engine.standard.Pack.FactLabel;
import org.jiheng.engine.standard.Pack.Finds;
import org.jiheng.engine.standard.Pack.MeasureRow;
import org.jiheng.engine.standard.Pack.Method;
import org.jiheng.engine.standard.Pack.ProblemRow;
import org.jiheng.engine.standard.Pack.RuleFile;
import org.jiheng.engine.verdict.Evaluation.Severity;
import org.jiheng.source.Complaints;
import org.jiheng.source.Fields;
import org.jiheng.source.InputException;
import org.jiheng.source.Node;
import org.jiheng.source.Place;
import org.jiheng.text.Text;
import org.jspecify.annotations.Nullable;

/** Puts a pack together from its files; entries of the standard's own folder replace those of {@code common/}. */
final class PackReader {
    private static final String LANGUAGE = "language/zh.dsl";

    private final String root;
    private final String id;
    private final PackFiles source;
    private final Map<String, byte[]> files;
    private final Complaints complaints;
    private boolean unreadable;

    PackReader(String root, PackFiles source, Complaints complaints) {
        this.root = root;
        this.id = source.id();
        this.source = source;
        this.files = source.bytes();
        this.complaints = complaints;
    }

    /** Reads it all; {@code published} is the record of its publication, which decides what its version is. */
    Pack read(@Nullable Published published) {
        Map<String, Method> methods = new LinkedHashMap<>();
        Map<String, MeasureRow> measures = new LinkedHashMap<>();
        Map<String, ProblemRow> problems = new LinkedHashMap<>();
        Map<String, List<DatedValue>> parameters = new LinkedHashMap<>();
        Map<String, FactLabel> labels = new LinkedHashMap<>();
        forEachEntry("glossary.yaml", (key, node) -> labels.put(key, label(node)));
        for (String folder : List.of("common", id)) {
            forEachEntry(folder + "/methods.yaml", (key, node) -> methods.put(key, method(key, node)));
            forEachEntry(folder + "/measures.yaml", (key, node) -> measures.put(key, measure(key, node)));
            forEachEntry(
                    folder + "/parameters.yaml",
                    (key, node) -> parameters.put(key, DatedValues.read(key, node, complaints)));
            forEachEntry(
                    folder + "/problems.yaml",
                    (key, node) -> problems.put(key, problem(key, node, parameters.keySet(), measures)));
        }
        Node.Mapping tree = mapping(id + "/standard.yaml");
        if (unreadable) {
            complaints.throwIfAny();
        }
        StandardReader reader = new StandardReader(id, methods, measures, problems, complaints);
        Standard standard = reader.read(tree);
        labels.putAll(reader.labels());
        List<DatedValue> values = new ArrayList<>();
        parameters.values().forEach(values::addAll);
        Vocabulary vocabulary = vocabulary();
        List<RuleFile> rules = ruleFiles(
                vocabulary,
                Sentences.Names.of(labels, measures, problems, parameters.keySet(), standard.indicators()),
                values);
        String digest = Digests.of(files);
        return new Pack(
                standard,
                methods,
                measures,
                problems,
                values,
                labels,
                rules,
                vocabulary,
                published == null ? reader.version().orElse(digest.substring(0, 12)) : published.shown(digest),
                digest);
    }

    private Method method(String name, Node node) {
        Fields f = Fields.of(node, complaints, List.of("title", "needs", "whole", "values", "reason", "reasons"));
        Node values = f.node("values");
        Map<String, Text> called = new LinkedHashMap<>();
        if (values != null) {
            Fields each = Fields.open(values, complaints);
            each.keys().forEach(key -> called.put(key, each.requiredBilingual(key)));
        }
        return new Method(
                name,
                f.requiredBilingual("title"),
                words(f, "needs"),
                words(f, "whole"),
                called,
                texts(f, "reason", "reasons"));
    }

    private MeasureRow measure(String name, Node node) {
        Fields f = Fields.of(node, complaints, List.of("label", "unit", "needs", "source"));
        String unit = f.text("unit");
        return new MeasureRow(
                name, f.requiredBilingual("label"), unit == null ? "" : unit, words(f, "needs"), f.bilingual("source"));
    }

    private FactLabel label(Node node) {
        return StandardReader.label(Fields.of(node, complaints, StandardReader.LABEL_KEYS));
    }

    private ProblemRow problem(String code, Node node, Set<String> parameters, Map<String, MeasureRow> measures) {
        Fields f = Fields.of(
                node,
                complaints,
                List.of(
                        "title",
                        "category",
                        "severity",
                        "basis",
                        "clause",
                        "rationale",
                        "finds",
                        "about",
                        "needs",
                        "whole",
                        "message",
                        "messages",
                        "remediation"));
        String severity = f.choice("severity", List.of("high", "medium", "low"));
        Finds finds = f.node("finds") == null ? null : finds(f.node("finds"), parameters);
        Set<String> needs = new LinkedHashSet<>(words(f, "needs"));
        Set<String> whole = new LinkedHashSet<>(words(f, "whole"));
        if (finds != null && finds.each()) {
            inputs(finds.figure(), measures).forEach(path -> whole.add(path.replace(".{of}.", "[].")));
        } else if (finds != null) {
            finds.figures().forEach(figure -> needs.addAll(inputs(figure, measures)));
        }
        String about = Optional.ofNullable(f.text("about")).orElse("");
        if (!about.isEmpty()) {
            needs.add(about);
        }
        return new ProblemRow(
                code,
                f.requiredBilingual("title"),
                f.requiredBilingual("category"),
                severity == null ? Severity.MEDIUM : Severity.valueOf(severity.toUpperCase(java.util.Locale.ROOT)),
                f.requiredText("basis"),
                f.bilingual("clause"),
                f.requiredBilingual("rationale"),
                finds,
                about,
                List.copyOf(needs),
                List.copyOf(whole),
                texts(f, "message", "messages"),
                f.list("remediation").stream()
                        .map(step -> Fields.bilingual(step, complaints))
                        .toList());
    }

    /**
     * {@code {figure, below|above: parameter or figure}}, {@code {each: measure, below|above: parameter}}, {@code {any: figure}} or
     * {@code {no: yes-or-no}}.
     */
    private Finds finds(Node node, Set<String> parameters) {
        Fields f = Fields.of(node, complaints, List.of("figure", "each", "below", "above", "any", "no"));
        for (String alone : List.of("any", "no")) {
            String figure = f.text(alone);
            if (figure != null) {
                return new Finds(alone, figure, "", f.place());
            }
        }
        String below = f.text("below");
        String above = f.text("above");
        String than = below == null ? above : below;
        if ((below == null) == (above == null)) {
            complaints.add(f.place(), "pack.finds-how");
        }
        String side = below == null ? "above" : "below";
        String each = f.text("each");
        String kind = each != null || (than != null && parameters.contains(than)) ? "-limit" : "-figure";
        String figure = each == null ? f.requiredText("figure") : each;
        String how = (each == null ? "" : "each-") + side + kind;
        return new Finds(how, figure, than == null ? "" : than, f.place());
    }

    /** The facts behind a figure: those its measure needs, or the figure itself. */
    private static List<String> inputs(String figure, Map<String, MeasureRow> measures) {
        MeasureRow measure = measures.get(figure);
        return measure == null ? List.of(figure) : measure.needs();
    }

    /** The text under one key, kept under the empty name, and the texts under the names of another. */
    private Map<String, Text> texts(Fields f, String single, String named) {
        Map<String, Text> texts = new LinkedHashMap<>();
        if (f.node(single) != null) {
            texts.put("", f.bilingual(single));
        }
        Node node = f.node(named);
        if (node != null) {
            Fields each = Fields.open(node, complaints);
            each.keys().forEach(key -> texts.put(key, each.bilingual(key)));
        }
        if (texts.isEmpty()) {
            complaints.add(f.place(), "source.missing-key", single);
        }
        return texts;
    }

    private List<String> words(Fields f, String key) {
        return f.list(key).stream()
                .map(node -> Optional.ofNullable(Fields.text(node, complaints)).orElse(""))
                .toList();
    }

    private void forEachEntry(String file, BiConsumer<String, Node> action) {
        if (files.containsKey(file)) {
            mapping(file).entries().forEach(action);
        }
    }

    private Node.Mapping mapping(String file) {
        String name = root + "/" + file;
        try {
            return source.tree(root, file);
        } catch (InputException e) {
            complaints.addAll(e.complaints());
            unreadable = true;
            return new Node.Mapping(Place.of(name), Map.of(), Map.of());
        }
    }

    /** Rule text as it stands, and sentences as the rule text they become; their numbers join the parameters. */
    private List<RuleFile> ruleFiles(Vocabulary vocabulary, Sentences.Names names, List<DatedValue> parameters) {
        List<RuleFile> rules = new ArrayList<>();
        files.forEach((file, bytes) -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (file.endsWith(".drl")) {
                rules.add(new RuleFile(file, packageName(file), text));
            } else if (file.endsWith(".dslr")) {
                Sentences.Expanded expanded = Sentences.expand(root + "/" + file, text, vocabulary, names, complaints);
                parameters.addAll(expanded.parameters());
                rules.add(new RuleFile(file, packageName(file), expanded.text(), text));
            }
        });
        return rules;
    }

    private Vocabulary vocabulary() {
        byte @Nullable [] bytes = files.get(LANGUAGE);
        String text = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
        return Vocabulary.read(root + "/" + LANGUAGE, text, complaints);
    }

    /** A folder's rules share a package named after it, in letters Java takes. */
    private static String packageName(String file) {
        String folder = file.substring(0, file.indexOf('/'));
        return "rules." + folder.replaceAll("[^A-Za-z0-9]", "_").replaceAll("^(?=[0-9])", "_");
    }
}
