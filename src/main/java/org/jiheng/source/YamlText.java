package org.jiheng.source;

import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML text and where in it its values stand, in characters; lines, columns and the comments above them. */
final class YamlText {
    private final String text;
    private final @Nullable Node root;
    /** Marks count code points; null where that is the same as characters. */
    private final int @Nullable [] offsets;

    private YamlText(String text, @Nullable Node root) {
        this.text = text;
        this.root = root;
        this.offsets = text.codePointCount(0, text.length()) == text.length() ? null : offsets(text);
    }

    static YamlText of(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(TreeReader.MAX_BYTES);
        return new YamlText(text, new Yaml(options).compose(new StringReader(text)));
    }

    private static int[] offsets(String text) {
        int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
        int at = 0;
        for (int i = 0; i < offsets.length - 1; i++) {
            offsets[i] = at;
            at += Character.charCount(text.codePointAt(at));
        }
        offsets[offsets.length - 1] = at;
        return offsets;
    }

    String text() {
        return text;
    }

    @Nullable
    Node root() {
        return root;
    }

    String lineBreak() {
        int first = text.indexOf('\n');
        return first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
    }

    int start(Node node) {
        return offset(node.getStartMark().getIndex());
    }

    /** Where the last character of a value was; blanks and comments after it are not its own. */
    int end(Node node) {
        if (node instanceof SequenceNode list && !flow(list) && !list.getValue().isEmpty()) {
            return end(last(list.getValue()));
        }
        if (node instanceof MappingNode map && !flow(map) && !map.getValue().isEmpty()) {
            return end(last(map.getValue()).getValueNode());
        }
        int end = offset(node.getEndMark().getIndex());
        if (node instanceof ScalarNode scalar
                && (scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED)) {
            while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
        }
        return end;
    }

    static boolean flow(Node node) {
        return node instanceof CollectionNode<?> collection && collection.getFlowStyle() == FlowStyle.FLOW;
    }

    int lineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    /** Where the next line starts. */
    int lineEnd(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    int column(int at) {
        return at - lineStart(at);
    }

    /** Whether nothing but blanks stands before it in its line. */
    boolean firstInLine(int at) {
        return text.substring(lineStart(at), at).isBlank();
    }

    /** Where the line starts that something is first in, or the comment lines right above it that are indented as it is. */
    int withComments(int at) {
        int start = lineStart(at);
        int column = at - start;
        while (start > 0) {
            int above = lineStart(start - 1);
            String line = text.substring(above, start);
            if (!line.strip().startsWith("#") || line.indexOf('#') != column) {
                break;
            }
            start = above;
        }
        return start;
    }

    /** The dash of an item of a list in block style. */
    int dash(Node item) {
        int at = start(item);
        if (at < text.length()
                && text.charAt(at) == '-'
                && item instanceof ScalarNode scalar
                && scalar.getValue().isEmpty()) {
            return at;
        }
        at--;
        while (at >= 0 && Character.isWhitespace(text.charAt(at))) {
            at--;
        }
        if (at < 0 || text.charAt(at) != '-') {
            throw new IllegalStateException("no dash before " + item.getStartMark());
        }
        return at;
    }

    /** Right after the colon of a key. */
    int afterColon(Node key) {
        int at = end(key);
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at >= text.length() || text.charAt(at) != ':') {
            throw new IllegalStateException("no colon after " + key.getStartMark());
        }
        return at + 1;
    }

    private int offset(int codePoint) {
        return offsets == null ? codePoint : offsets[codePoint];
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }
}
