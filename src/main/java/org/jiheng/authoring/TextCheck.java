package org.jiheng.authoring;

import java.util.Set;
import org.jiheng.source.Fields;
import org.jiheng.source.Node;
import org.jiheng.source.Place;

/** Whether everything that people read is there in Chinese; where it lacks the English is only remarked. */
final class TextCheck {
    private static final Set<String> TEXTS = Set.of(
            "title",
            "authority",
            "document",
            "name",
            "label",
            "text",
            "clause",
            "reason",
            "message",
            "rationale",
            "category");
    private static final Set<String> MANY = Set.of("messages", "reasons", "remediation");

    private final PackSource source;
    private final Findings findings;

    TextCheck(PackSource source, Findings findings) {
        this.source = source;
        this.findings = findings;
    }

    void check() {
        source.files().forEach((name, file) -> {
            boolean entries = !name.endsWith("/standard.yaml");
            file.entries().forEach((key, node) -> {
                if (entries) {
                    walk(node);
                } else {
                    key(key, node, file.keyPlace(key));
                }
            });
        });
    }

    private void walk(Node node) {
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach((key, value) -> key(key, value, mapping.keyPlace(key)));
        } else if (node instanceof Node.Listing listing) {
            listing.items().forEach(this::walk);
        }
    }

    private void key(String key, Node value, Place place) {
        if (TEXTS.contains(key)) {
            text(key, value, place);
        } else if (MANY.contains(key)) {
            if (value instanceof Node.Mapping named) {
                named.entries().forEach((name, text) -> text(name, text, named.keyPlace(name)));
            } else if (value instanceof Node.Listing listing) {
                listing.items().forEach(text -> text(key, text, text.place()));
            }
        } else {
            walk(value);
        }
    }

    private void text(String key, Node value, Place place) {
        if (value instanceof Node.Mapping mapping) {
            Node zh = mapping.get("zh");
            boolean toldByReader = zh == null || Fields.isEmpty(zh);
            if (!toldByReader && PackSource.scalar(zh).isBlank()) {
                findings.add(mapping.place(), "finding.text-missing", key);
            }
            if (PackSource.scalar(mapping.get("en")).isBlank()) {
                findings.withoutEnglish(mapping.place());
            }
        } else if (value instanceof Node.Scalar scalar && !scalar.text().isBlank()) {
            findings.withoutEnglish(place);
        }
    }
}
