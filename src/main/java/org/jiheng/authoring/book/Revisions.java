package org.jiheng.authoring.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The reasons for changes not yet published, in the standard's {@code CHANGES.md}. */
final class Revisions {
    private static final String HEADING = "## 未发布";

    private Revisions() {}

    /** The notes with a line for each reason, by what it is about; what stands there stays. */
    static String with(String text, Map<String, String> reasons) {
        List<String> added = new ArrayList<>();
        reasons.forEach((id, reason) -> {
            String line = "- `" + id + "`：" + reason;
            if (text.lines().noneMatch(line::equals)) {
                added.add(line);
            }
        });
        if (added.isEmpty()) {
            return text;
        }
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        String lines = String.join(end, added) + end;
        if (text.isBlank()) {
            return "# 变更记录" + end + end + HEADING + end + end + lines;
        }
        int at = heading(text);
        if (at >= 0) {
            return insert(text, afterList(text, at), lines, end);
        }
        int first = text.startsWith("# ") || text.startsWith("\uFEFF# ") ? lineEnd(text, 0) : 0;
        String section = HEADING + end + end + lines;
        return first == 0 ? section + end + text : insert(text, first, end + section, end);
    }

    private static String insert(String text, int at, String lines, String end) {
        boolean open = at > 0 && text.charAt(at - 1) != '\n';
        return text.substring(0, at) + (open ? end : "") + lines + text.substring(at);
    }

    private static int heading(String text) {
        int at = text.startsWith(HEADING) ? 0 : text.indexOf("\n" + HEADING) + 1;
        return at == 0 && !text.startsWith(HEADING) ? -1 : at;
    }

    /** After the last line of the section that says anything. */
    private static int afterList(String text, int heading) {
        int end = lineEnd(text, heading);
        int next = end;
        while (next < text.length()) {
            int after = lineEnd(text, next);
            String line = text.substring(next, after);
            if (line.startsWith("#")) {
                break;
            }
            if (!line.isBlank()) {
                end = after;
            }
            next = after;
        }
        return end;
    }

    private static int lineEnd(String text, int from) {
        int at = text.indexOf('\n', from);
        return at < 0 ? text.length() : at + 1;
    }
}
