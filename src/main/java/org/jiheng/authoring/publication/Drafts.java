package org.jiheng.authoring.publication;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.source.Node;
import org.jiheng.source.Place;
import org.jiheng.source.TreeReader;

/** What of a pack is called a draft, and where. */
final class Drafts {
    /** The basis of a draft. */
    static final String DRAFT = "draft";

    private static final Set<String> WORDS = Set.of(DRAFT, "草案");

    private Drafts() {}

    /** Complains of every place that still says draft: the basis of the standard and of values, and its document. */
    static void complain(String root, Map<String, byte[]> files, Complaints complaints) {
        files.forEach((name, bytes) -> {
            if (name.endsWith(".yaml")) {
                try {
                    Node.Mapping tree = TreeReader.readMapping(root + "/" + name, bytes, new Complaints());
                    if (name.endsWith("/standard.yaml")) {
                        document(tree, complaints);
                    }
                    walk(tree, complaints);
                } catch (InputException e) {
                    // told by the check
                }
            }
        });
    }

    private static void document(Node.Mapping standard, Complaints complaints) {
        Node document = standard.get("document");
        List<Node> texts = document instanceof Node.Mapping languages
                ? List.copyOf(languages.entries().values())
                : document == null ? List.of() : List.of(document);
        if (texts.stream().anyMatch(Drafts::isDraft)) {
            complaints.add(standard.keyPlace("document"), "pack.document-draft");
        }
    }

    private static void walk(Node node, Complaints complaints) {
        if (node instanceof Node.Mapping mapping) {
            Node basis = mapping.get("basis");
            if (basis != null && isDraft(basis)) {
                Place place = mapping.keyPlace("basis");
                complaints.add(place, "pack.basis-draft");
            }
            mapping.entries().values().forEach(each -> walk(each, complaints));
        } else if (node instanceof Node.Listing listing) {
            listing.items().forEach(each -> walk(each, complaints));
        }
    }

    private static boolean isDraft(Node node) {
        return node instanceof Node.Scalar scalar
                && WORDS.contains(scalar.text().strip().toLowerCase(Locale.ROOT));
    }
}
