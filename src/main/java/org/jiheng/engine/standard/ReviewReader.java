package org.jiheng.engine.standard;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.engine.standard.Pack.DatedValue;
import org.jiheng.engine.standard.Pack.RuleFile;
import org.jiheng.engine.standard.ReviewPack.FindingRow;
import org.jiheng.source.Complaints;
import org.jiheng.source.Fields;
import org.jiheng.source.Node;
import org.jiheng.source.TreeReader;

/** Puts together what stands under {@code rules/review/}. */
final class ReviewReader {
    private static final List<String> KINDS = List.of(
            "sum",
            "difference",
            "ratio",
            "share",
            "growth",
            "score",
            "weight",
            "completion",
            "date",
            "unit",
            "count",
            "text-vs-table",
            "cross-reference",
            "completeness",
            "template",
            "other");

    private final String root;
    private final Map<String, byte[]> files;
    private final Complaints complaints;

    ReviewReader(String root, Map<String, byte[]> files, Complaints complaints) {
        this.root = root;
        this.files = files;
        this.complaints = complaints;
    }

    ReviewPack read(String digest) {
        List<RuleFile> rules = new ArrayList<>();
        files.forEach((name, bytes) -> {
            if (name.endsWith(".drl")) {
                rules.add(new RuleFile(name, "rules.review", new String(bytes, StandardCharsets.UTF_8)));
            }
        });
        Map<String, FindingRow> findings = new LinkedHashMap<>();
        mapping("review/findings.yaml").entries().forEach((code, node) -> findings.put(code, finding(code, node)));
        List<DatedValue> parameters = new ArrayList<>();
        mapping("review/parameters.yaml")
                .entries()
                .forEach((name, node) -> parameters.addAll(DatedValues.read(name, node, complaints)));
        Map<String, Map<String, List<String>>> words = new LinkedHashMap<>();
        mapping("review/words.yaml").entries().forEach((text, node) -> {
            Fields each = Fields.open(node, complaints);
            Map<String, List<String>> own = new LinkedHashMap<>();
            each.keys()
                    .forEach(what -> own.put(
                            what,
                            each.list(what).stream()
                                    .map(word -> String.valueOf(Fields.text(word, complaints)))
                                    .toList()));
            words.put(text, own);
        });
        return new ReviewPack(rules, findings, parameters, words, digest);
    }

    private FindingRow finding(String code, Node node) {
        Fields f = Fields.of(node, complaints, List.of("kind", "severity", "title", "explanation", "fix"));
        String kind = f.choice("kind", KINDS);
        String severity = f.choice("severity", List.of("error", "suspicious"));
        return new FindingRow(
                code,
                kind == null ? "other" : kind,
                severity == null ? "suspicious" : severity,
                f.requiredBilingual("title"),
                f.requiredBilingual("explanation"),
                f.requiredBilingual("fix"));
    }

    private Node.Mapping mapping(String file) {
        byte[] bytes = files.getOrDefault(file, new byte[0]);
        return TreeReader.readMapping(root + "/" + file, bytes, complaints);
    }
}
