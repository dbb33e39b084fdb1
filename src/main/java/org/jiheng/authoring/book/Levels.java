package org.jiheng.authoring.book;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The first and second level of each line of a sheet in which levels are joined cells: a line whose cell is empty belongs where it
 * did, and a new one where the line above it does. A level all of whose lines have one new name was renamed; otherwise they moved.
 */
final class Levels {
    private final Map<Integer, Level> levels = new LinkedHashMap<>();
    private final Map<String, String> sections = new LinkedHashMap<>();
    private final Map<String, String> groups = new LinkedHashMap<>();

    /** @param sectionBefore the id of the section it was, or empty where it is new */
    record Level(String section, String group, String sectionBefore, String groupBefore) {}

    Levels(List<Filled.Line> lines, Lines compared, Sheet exported) {
        Level above = new Level("", "", "", "");
        for (Filled.Line line : lines) {
            above = level(line, compared.before(line), above);
            levels.put(line.number(), above);
        }
        Set<String> names = new HashSet<>();
        Set<String> groupNames = new HashSet<>();
        exported.lines().forEach(line -> {
            names.add(line.text("section"));
            groupNames.add(line.text("sectionId") + "\n" + line.text("group"));
        });
        for (Sheet.Line line : exported.lines()) {
            String id = line.text("sectionId");
            sections.put(id, line.text("section"));
            groups.put(id + "\n" + line.text("group"), line.text("group"));
        }
        sections.replaceAll((id, name) -> renamed(
                name,
                levels.values().stream()
                        .filter(level -> level.sectionBefore().equals(id))
                        .map(Level::section)
                        .distinct()
                        .toList(),
                names));
        groups.replaceAll((key, name) -> {
            String id = key.substring(0, key.indexOf('\n'));
            Set<String> others = new HashSet<>();
            groupNames.stream()
                    .filter(other -> other.startsWith(id + "\n"))
                    .forEach(other -> others.add(other.substring(id.length() + 1)));
            return renamed(
                    name,
                    levels.values().stream()
                            .filter(level -> level.sectionBefore().equals(id)
                                    && level.groupBefore().equals(name))
                            .map(Level::group)
                            .distinct()
                            .toList(),
                    others);
        });
    }

    private static String renamed(String name, List<String> now, Set<String> others) {
        return now.size() == 1 && !others.contains(now.get(0)) ? now.get(0) : name;
    }

    private static Level level(Filled.Line line, Optional<Sheet.Line> before, Level above) {
        String section = line.text("section");
        String group = line.text("group");
        String sectionBefore = before.map(old -> old.text("sectionId")).orElse("");
        String groupBefore = before.map(old -> old.text("group")).orElse("");
        if (section.isEmpty()) {
            boolean together = before.isEmpty() || sectionBefore.equals(above.sectionBefore());
            section = together ? above.section() : before.get().text("section");
        }
        if (group.isEmpty()) {
            boolean together = before.isEmpty()
                    ? section.equals(above.section())
                    : sectionBefore.equals(above.sectionBefore()) && groupBefore.equals(above.groupBefore());
            group = together ? above.group() : groupBefore;
        }
        return new Level(
                section,
                group,
                before.isEmpty() ? (section.equals(above.section()) ? above.sectionBefore() : "") : sectionBefore,
                before.isEmpty() ? (group.equals(above.group()) ? above.groupBefore() : "") : groupBefore);
    }

    Level of(Filled.Line line) {
        return levels.getOrDefault(line.number(), new Level("", "", "", ""));
    }

    /** The section that has a name now, by its id; empty where it is a new one. */
    Optional<String> sectionNamed(String name) {
        return sections.entrySet().stream()
                .filter(each -> each.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** What a group of a section was called that has a name now. */
    Optional<String> groupNamed(String section, String name) {
        return groups.entrySet().stream()
                .filter(each -> each.getKey().startsWith(section + "\n")
                        && each.getValue().equals(name))
                .map(each -> each.getKey().substring(section.length() + 1))
                .findFirst();
    }
}
