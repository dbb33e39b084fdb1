package org.jiheng.report.word;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHeaderFooter;
import org.jiheng.source.Complaints;
import org.jiheng.source.Nearest;
import org.jiheng.source.Place;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Whether a template asks only for what there is. Tags are read as they stand in the text, so that one that Word has split into
 * pieces, or that stands in a text box, is seen like any other.
 */
final class TemplateTags {
    private static final Pattern TAG = Pattern.compile("\\{\\{(.*?)}}");
    private static final Pattern FIELD = Pattern.compile("\\[([\\w\\u4e00-\\u9fa5.]+)]");
    private static final int SHOWN = 40;

    private final String file;
    private final Complaints complaints = new Complaints();
    private final Deque<Block> open = new ArrayDeque<>();
    private final Class<?> root;
    private @Nullable Class<?> row;

    private record Block(String name, Class<?> scope, String text) {}

    private TemplateTags(String file, Class<?> root) {
        this.file = file;
        this.root = root;
    }

    /** Refuses a template with tags that the record does not have, or blocks that do not close. */
    static void check(XWPFDocument document, String file, Class<?> data) {
        TemplateTags tags = new TemplateTags(file, data);
        tags.part(document.getDocument().getDomNode());
        for (XWPFHeaderFooter part : document.getHeaderList()) {
            tags.part(part._getHdrFtr().getDomNode());
        }
        for (XWPFHeaderFooter part : document.getFooterList()) {
            tags.part(part._getHdrFtr().getDomNode());
        }
        tags.complaints.throwIfAny();
    }

    /** The names of all lists, at any depth. */
    static Set<String> lists(Class<?> data) {
        Set<String> names = new TreeSet<>();
        components(data).forEach((name, type) -> {
            if (type != String.class) {
                names.add(name);
                names.addAll(lists(type));
            }
        });
        return names;
    }

    /** The names of all texts, at any depth. */
    static Set<String> texts(Class<?> data) {
        Set<String> names = new TreeSet<>();
        components(data).forEach((name, type) -> {
            if (type == String.class) {
                names.add(name);
            } else {
                names.addAll(texts(type));
            }
        });
        return names;
    }

    private void part(Node node) {
        walk(node, false);
        for (Block block : open) {
            complaints.add(Place.whole(file), "report.word-block-open", block.name(), block.text());
        }
        open.clear();
    }

    /** Paragraphs in the order of the document; a row below one with a list's tag has the fields of that list. */
    private void walk(Node node, boolean inRow) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            String name = child.getLocalName();
            if ("tr".equals(name)) {
                Class<?> fields = row;
                row = null;
                if (fields != null) {
                    fields(text(child), fields);
                }
            } else if ("tbl".equals(name)) {
                row = null;
            }
            if ("p".equals(name)) {
                paragraph(text(child), inRow);
            }
            walk(child, "tr".equals(name) || (inRow && !"txbxContent".equals(name)));
        }
    }

    private void paragraph(String text, boolean inRow) {
        for (Matcher tag = TAG.matcher(text); tag.find(); ) {
            String name = tag.group(1).strip();
            if (name.startsWith("?")) {
                Class<?> type = find(name.substring(1), text, tag.group());
                open.push(new Block(name.substring(1), type == null ? Object.class : type, excerpt(text)));
            } else if (name.startsWith("/")) {
                close(name.substring(1), text);
            } else {
                Class<?> type = find(name, text, tag.group());
                if (type != null && type != String.class) {
                    row = type;
                    if (!inRow) {
                        complaints.add(Place.whole(file), "report.word-list-not-in-table", tag.group(), excerpt(text));
                    }
                }
            }
        }
    }

    private void close(String name, String text) {
        Block last = open.peek();
        if (last == null || !last.name().equals(name)) {
            complaints.add(Place.whole(file), "report.word-block-not-open", name, excerpt(text));
        } else {
            open.pop();
        }
    }

    private @Nullable Class<?> find(String name, String text, String written) {
        Block block = open.peek();
        Class<?> scope = block == null ? root : block.scope();
        return scope == Object.class ? null : find(name, scope, text, written);
    }

    private void fields(String text, Class<?> scope) {
        for (Matcher field = FIELD.matcher(text); field.find(); ) {
            find(field.group(1), scope, text, field.group());
        }
    }

    private @Nullable Class<?> find(String name, Class<?> scope, String text, String written) {
        Map<String, Class<?>> known = components(scope);
        Class<?> type = known.get(name);
        if (type == null) {
            String near = Nearest.to(name, known.keySet()).orElse("");
            complaints.add(
                    Place.whole(file),
                    near.isEmpty() ? "report.word-unknown-tag" : "report.word-unknown-tag-maybe",
                    written,
                    excerpt(text),
                    near.isEmpty() ? String.join(", ", known.keySet()) : written.replace(name, near));
        }
        return type;
    }

    /** The text that stands in a node itself, not in a text box or table inside it. */
    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        collect(node, text);
        return text.toString();
    }

    private static void collect(Node node, StringBuilder text) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element && "t".equals(child.getLocalName())) {
                for (Node part = child.getFirstChild(); part != null; part = part.getNextSibling()) {
                    text.append(part.getNodeValue());
                }
            } else if (!"txbxContent".equals(child.getLocalName())) {
                collect(child, text);
            }
        }
    }

    private static String excerpt(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    /** What a record has: texts, and the records that its lists and blocks consist of. */
    private static Map<String, Class<?>> components(Class<?> data) {
        Map<String, Class<?>> components = new LinkedHashMap<>();
        for (RecordComponent component : data.getRecordComponents()) {
            if (component.getGenericType() instanceof ParameterizedType list) {
                if (list.getActualTypeArguments()[0] instanceof Class<?> item && item.isRecord()) {
                    components.put(component.getName(), item);
                }
            } else {
                components.put(component.getName(), component.getType());
            }
        }
        return components;
    }
}
