package org.jiheng.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.document.Location;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Where things stand in the text of a Word document: paragraphs and cells are numbered as its reader numbers them. */
final class DocxPlaces {
    private static final Set<String> SKIPPED = Set.of(
            "del",
            "moveFrom",
            "rt",
            "sdtPr",
            "pPrChange",
            "rPrChange",
            "tcPrChange",
            "trPrChange",
            "tblPrChange",
            "Fallback");

    private final Map<Location, Element> anchors = new HashMap<>();
    private int paragraph;
    private int table;

    /** Goes through the text below an element. */
    DocxPlaces(Element root) {
        walk(root);
    }

    private void walk(Element in) {
        for (Element child : children(in)) {
            String name = String.valueOf(child.getLocalName());
            if (SKIPPED.contains(name)) {
                continue;
            }
            if (name.equals("tbl")) {
                table(child);
            } else if (name.equals("p")) {
                if (descendant(child, "pPr", "rPr", "del") == null) {
                    paragraph++;
                    anchors.putIfAbsent(Location.paragraph(paragraph), child);
                }
                nested(child);
            } else {
                walk(child);
            }
        }
    }

    /** Tables and boxes inside a paragraph: their tables count, their paragraphs do not. */
    private void nested(Element in) {
        for (Element child : children(in)) {
            String name = String.valueOf(child.getLocalName());
            if (SKIPPED.contains(name)) {
                continue;
            }
            if (name.equals("tbl")) {
                table(child);
            } else {
                nested(child);
            }
        }
    }

    private void table(Element tbl) {
        table++;
        rows(tbl, table, new int[1]);
    }

    private void rows(Element in, int number, int[] row) {
        for (Element child : children(in)) {
            String name = String.valueOf(child.getLocalName());
            if (name.equals("tr")) {
                if (descendant(child, "trPr", "del") == null) {
                    row[0]++;
                }
                Element before = descendant(child, "trPr", "gridBefore");
                cells(child, number, row[0], new int[] {before == null ? 1 : 1 + value(before)});
            } else if (!SKIPPED.contains(name)) {
                rows(child, number, row);
            }
        }
    }

    private void cells(Element in, int number, int row, int[] column) {
        for (Element child : children(in)) {
            String name = String.valueOf(child.getLocalName());
            if (name.equals("tc")) {
                Element first = children(child).stream()
                        .filter(e -> "p".equals(e.getLocalName()))
                        .findFirst()
                        .orElseGet(() -> firstParagraph(child));
                if (first != null) {
                    anchors.putIfAbsent(Location.table(number, row, column[0]), first);
                    anchors.putIfAbsent(Location.table(number, row, 0), first);
                    anchors.putIfAbsent(Location.table(number, 0, 0), first);
                }
                nested(child);
                Element span = descendant(child, "tcPr", "gridSpan");
                column[0] += span == null ? 1 : value(span);
            } else if (!SKIPPED.contains(name)) {
                cells(child, number, row, column);
            }
        }
    }

    private static @Nullable Element firstParagraph(Element in) {
        for (Element child : children(in)) {
            Element found = "p".equals(child.getLocalName()) ? child : firstParagraph(child);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The paragraph at a place; where it is not found, the first of its row, of its table, or of all. */
    @Nullable
    Element anchor(Location at) {
        Element exact = anchors.get(at);
        Integer inTable = at.table();
        if (exact != null || inTable == null) {
            return exact == null ? anchors.get(Location.paragraph(1)) : exact;
        }
        Integer row = at.row();
        Element ofRow = row == null ? null : anchors.get(Location.table(inTable, row, 0));
        return ofRow == null ? anchors.get(Location.table(inTable, 0, 0)) : ofRow;
    }

    private static int value(Element e) {
        String value = e.getAttributes().item(0) == null
                ? "1"
                : e.getAttributes().item(0).getNodeValue();
        return value.matches("\\d{1,4}") ? Integer.parseInt(value) : 1;
    }

    static List<Element> children(Element of) {
        List<Element> children = new ArrayList<>();
        for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** The element below, child by child; null where there is none. */
    private static @Nullable Element descendant(Element of, String... names) {
        Element at = of;
        for (String name : names) {
            Element next = children(at).stream()
                    .filter(e -> name.equals(e.getLocalName()))
                    .findFirst()
                    .orElse(null);
            if (next == null) {
                return null;
            }
            at = next;
        }
        return at;
    }
}
