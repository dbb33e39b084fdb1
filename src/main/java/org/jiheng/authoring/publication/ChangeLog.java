package org.jiheng.authoring.publication;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jiheng.source.Complaints;
import org.jiheng.source.Place;
import org.jiheng.source.TreeReader;

/** The notes of what changed ({@code CHANGES.md}): a section for each version, and one for what is not published yet. */
final class ChangeLog {
    static final String FILE = "CHANGES.md";
    static final String UNRELEASED = "未发布";

    private static final Pattern HEADING = Pattern.compile("##\\s+(.*?)\\s*#*\\s*");
    private static final Pattern OPEN = Pattern.compile("\\[?(?:未发布|unreleased)]?(?:\\W.*)?", Pattern.CASE_INSENSITIVE);

    private final Path file;
    private final List<String> lines;

    private ChangeLog(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /** The notes of a pack; none where it has no such file. */
    static ChangeLog of(Path pack) {
        Path file = pack.resolve(FILE);
        String text = Files.isRegularFile(file) ? new String(TreeReader.bytes(file), StandardCharsets.UTF_8) : "";
        return new ChangeLog(file, List.of(text.split("(?<=\\n)", -1)));
    }

    /**
     * The notes with the section that this version is told in dated; complains where there is none, where it says nothing, and
     * where the version was published before.
     */
    String published(String version, LocalDate day, Complaints complaints) {
        String dated = version + "（" + day + "）";
        int section = -1;
        for (int i = 0; i < lines.size(); i++) {
            String heading = heading(lines.get(i));
            if (heading.startsWith(version)
                    && heading.substring(version.length()).matches("\\s*[（(]\\d.*")) {
                complaints.add(new Place(file.toString(), i + 1, 1), "pack.published-already", version);
                return "";
            }
            boolean named = heading.equals(version);
            if (named || (section < 0 && OPEN.matcher(heading).matches())) {
                section = i;
            }
        }
        if (section < 0) {
            complaints.add(Place.whole(file.toString()), "pack.changes-missing", version, UNRELEASED);
            return "";
        }
        if (!saysSomething(section)) {
            complaints.add(new Place(file.toString(), section + 1, 1), "pack.changes-empty");
            return "";
        }
        int at = section;
        StringBuilder text = new StringBuilder();
        IntStream.range(0, lines.size())
                .forEach(i -> text.append(i == at ? "## " + dated + ending(lines.get(i)) : lines.get(i)));
        return text.toString();
    }

    private boolean saysSomething(int section) {
        return lines.stream()
                .skip(section + 1L)
                .takeWhile(line -> heading(line).isEmpty())
                .anyMatch(line -> !line.isBlank());
    }

    /** The words of a heading of the second level, or nothing. */
    private static String heading(String line) {
        var matcher = HEADING.matcher(line.strip());
        return matcher.matches() ? matcher.group(1) : "";
    }

    private static String ending(String line) {
        return line.endsWith("\r\n") ? "\r\n" : line.endsWith("\n") ? "\n" : "";
    }
}
