package org.jiheng.authoring;

import java.util.List;
import java.util.Set;
import org.jiheng.engine.standard.Pack;
import org.jiheng.source.Node;
import org.jiheng.source.Place;

/** Whether everything that people read is there in both languages; a draft may be in Chinese alone. */
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

    private final Pack pack;
    private final PackSource source;
    private final Findings findings;

    TextCheck(Pack pack, PackSource source, Findings findings) {
        this.pack = pack;
        this.source = source;
        this.findings = findings;
    }

    void check() {
        boolean draft = pack.standard().basis().equals("draft");
        source.files().forEach((name, file) -> {
            boolean own = name.startsWith(pack.standard().id() + "/");
            if (!own || !draft) {
                boolean entries = !name.endsWith("/standard.yaml");
                file.entries().forEach((key, node) -> {
                    if (entries) {
                        walk(node);
                    } else {
                        key(key, node, file.keyPlace(key));
                    }
                });
            }
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
            for (String language : List.of("zh", "en")) {
                Node text = mapping.get(language);
                boolean blank = PackSource.scalar(text).isBlank();
                boolean toldByReader = language.equals("zh")
                        && (text == null || (text instanceof Node.Scalar s && s.kind() == Node.Kind.EMPTY));
                if (blank && !toldByReader) {
                    findings.add(mapping.place(), "finding.text-missing", key, language);
                }
            }
        } else if (value instanceof Node.Scalar scalar && !scalar.text().isBlank()) {
            findings.add(place, "finding.text-missing", key, "en");
        }
    }
}
