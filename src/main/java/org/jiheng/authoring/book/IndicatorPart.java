package org.jiheng.authoring.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.authoring.book.Filled.Entry;
import org.jiheng.authoring.book.Levels.Level;
import org.jiheng.authoring.book.Sheet.Column;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.source.Place;
import org.jspecify.annotations.Nullable;

/** 指标体系: a line for each indicator, its levels joined, everything that it scores by beside it. */
final class IndicatorPart implements Part {
    private static final String FILE = "standard.yaml";
    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]*";
    private static final List<String> LEVEL_ORDER = List.of("id", "name", "groups", "indicators");

    @Override
    public String kind() {
        return "indicators";
    }

    @Override
    public Sheet sheet(Source source) {
        List<Sheet.Line> lines = new ArrayList<>();
        RowCells cells = new RowCells(source.names(), new org.jiheng.source.Complaints());
        Map<String, String> criteria = new HashMap<>();
        for (IndicatorRow row : source.pack().standard().rows()) {
            criteria.put(row.id(), source.criteria().of(row));
        }
        for (Map<String, Object> section :
                Tree.maps(source.tree(source.own(FILE)).get("sections"))) {
            for (Map<String, Object> group : Tree.maps(section.get("groups"))) {
                for (Map<String, Object> row : Tree.maps(group.get("indicators"))) {
                    String id = Tree.text(row.get("id"));
                    Map<String, String> line = new LinkedHashMap<>();
                    line.put("section", Tree.zh(section.get("name")));
                    line.put("sectionEn", Tree.en(section.get("name")));
                    line.put("sectionId", Tree.text(section.get("id")));
                    line.put("group", Tree.zh(group.get("name")));
                    line.put("groupEn", Tree.en(group.get("name")));
                    line.put("criterion", criteria.getOrDefault(id, ""));
                    line.put("id", id);
                    line.putAll(cells.cells(row));
                    lines.add(new Sheet.Line(id, line));
                }
            }
        }
        return new Sheet(
                kind(),
                StandardBook.say("book.indicators"),
                source.pack().standard().title().zh(),
                StandardBook.say("book.indicators-note"),
                columns(source),
                lines);
    }

    private static List<Column> columns(Source source) {
        List<Column> columns = Sheet.columns(
                StandardBook.say("book.indicator-columns"),
                "section:9:LEVEL",
                "group:11:LEVEL",
                "name:16:TEXT",
                "weight:7:NUMBER",
                "text:30:TEXT",
                "criterion:38:WORDED",
                "method:12:TEXT",
                "measure:16:TEXT",
                "values:18:TEXT",
                "rows:34:TEXT",
                "scale:7:NUMBER",
                "mode:10:TEXT",
                "clause:20:TEXT",
                "problems:20:TEXT",
                "reason:16:TEXT",
                "id:18:TEXT",
                "minimum:9:ASIDE",
                "maximum:9:ASIDE",
                "of:18:ASIDE",
                "judgement:14:ASIDE",
                "materials:18:ASIDE",
                "why:24:ASIDE",
                "sectionId:14:ASIDE_LEVEL",
                "sectionEn:14:ASIDE_LEVEL",
                "groupEn:18:ASIDE_LEVEL",
                "nameEn:22:ASIDE",
                "textEn:36:ASIDE",
                "clauseEn:26:ASIDE",
                "rowsEn:36:ASIDE",
                "whyEn:24:ASIDE");
        return choosing(columns, source);
    }

    /** The columns with what can be chosen in them. */
    static List<Column> choosing(List<Column> columns, Source source) {
        Names names = source.names();
        List<String> methods = new ArrayList<>(names.methods().all());
        methods.add(StandardBook.say("book.per-item"));
        return columns.stream()
                .map(column -> switch (column.key()) {
                    case "method" -> column.choosing(methods, false);
                    case "measure" -> column.choosing(names.choosableMeasures(), true);
                    case "mode" -> column.choosing(names.rounding().all(), false);
                    case "judgement" -> column.choosing(names.judging().all(), false);
                    default -> column;
                })
                .toList();
    }

    @Override
    public void read(Sheet exported, Filled filled, Drafts drafts) {
        Lines compared = new Lines(exported, filled, drafts);
        if (!compared.comparable()) {
            return;
        }
        String file = drafts.source().own(FILE);
        Map<String, Object> tree = drafts.tree(file);
        List<Map<String, Object>> before = Tree.maps(tree.get("sections"));
        if (before.isEmpty() && filled.lines().isEmpty()) {
            return;
        }
        Levels levels = new Levels(filled.lines(), compared, exported);
        Map<String, Placed> rows = rows(exported, filled, compared, drafts);
        List<Map<String, Object>> sections = new ArrayList<>();
        for (Filled.Line line : filled.lines()) {
            Placed placed = rows.get(line.text("id"));
            if (placed == null || placed.line().number() != line.number()) {
                continue;
            }
            Level level = levels.of(line);
            Map<String, Object> section = section(level, line, levels, before, sections, drafts);
            Map<String, Object> group = group(level, line, levels, before, section, drafts);
            english(line, compared, section, "sectionEn");
            english(line, compared, group, "groupEn");
            List<Object> indicators = Tree.list(group.get("indicators"));
            indicators.add(placed.row());
            group.put("indicators", indicators);
            moved(line, level, levels, compared, drafts);
        }
        tree.put("sections", sections);
        drafts.cells().bind(filled.place(Filled.HEAD_ROW, "weight"), file, "sections");
        bind(sections, rows, file, drafts);
        compared.gone()
                .forEach(line ->
                        drafts.removed(filled.place(Filled.HEAD_ROW, "id"), line.id() + " " + line.text("name")));
    }

    /** A row of the standard and the line that says it. */
    private record Placed(Filled.Line line, Map<String, Object> row) {}

    private Map<String, Placed> rows(Sheet exported, Filled filled, Lines compared, Drafts drafts) {
        Map<String, Map<String, Object>> before = new HashMap<>();
        for (Map<String, Object> section :
                Tree.maps(drafts.tree(drafts.source().own(FILE)).get("sections"))) {
            for (Map<String, Object> group : Tree.maps(section.get("groups"))) {
                Tree.maps(group.get("indicators")).forEach(row -> before.put(Tree.text(row.get("id")), row));
            }
        }
        Map<String, Placed> rows = new LinkedHashMap<>();
        for (Filled.Line line : filled.lines()) {
            String id = line.text("id");
            if (id.isEmpty()) {
                drafts.complaints().add(line.get("id").place(), "book.no-id", Drafts.shown(line.text("name")));
            } else if (!id.matches(ID)) {
                drafts.complaints().add(line.get("id").place(), "book.bad-id", Drafts.shown(id));
            } else if (rows.containsKey(id)) {
                drafts.complaints()
                        .add(
                                line.get("id").place(),
                                "book.id-twice",
                                id,
                                rows.get(id).line().number());
            } else {
                rows.put(id, new Placed(line, row(exported, line, before.get(id), compared, drafts)));
            }
        }
        return rows;
    }

    static Map<String, Object> row(
            Sheet exported, Filled.Line line, @Nullable Map<String, Object> before, Lines compared, Drafts drafts) {
        Map<String, Object> row = before == null ? new LinkedHashMap<>() : Tree.copy(before);
        if (before == null) {
            row.put("id", line.text("id"));
            drafts.added(line.get("id").place(), line.text("id"));
        }
        RowCells cells = new RowCells(drafts.source().names(), drafts.complaints());
        for (String key : RowCells.KEYS) {
            if (exported.column(key) >= 0 && compared.changed(line, key)) {
                row = applied(row, key, line, cells, drafts);
                compared.tell(line, key);
            }
        }
        if (compared.changed(line, "criterion") && before != null) {
            compared.tell(line, "criterion");
        }
        for (String key : List.of("name", "weight")) {
            if (exported.column(key) >= 0 && line.text(key).isEmpty()) {
                Column column = exported.columns().get(exported.column(key));
                drafts.complaints().add(line.get(key).place(), "book.needed", column.heading());
            }
        }
        drafts.reason(line.text("id"), line.get("reason"));
        if (before != null) {
            StatedNumbers.check(line, before, row, drafts);
        }
        return row;
    }

    /** The row with a cell taken in; where the cell cannot be understood, the row as it was, so that nothing else is said of it. */
    private static Map<String, Object> applied(
            Map<String, Object> row, String key, Filled.Line line, RowCells cells, Drafts drafts) {
        int complaints = drafts.complaints().complaints().size();
        Map<String, Object> before = Tree.copy(row);
        cells.apply(row, key, line.get(key));
        return drafts.complaints().complaints().size() > complaints ? before : row;
    }

    private static void moved(Filled.Line line, Level level, Levels levels, Lines compared, Drafts drafts) {
        compared.before(line).ifPresent(before -> {
            String section = levels.sectionNamed(level.section()).orElse("");
            if (!section.equals(level.sectionBefore())
                    || !levels.groupNamed(section, level.group()).orElse("").equals(level.groupBefore())) {
                drafts.changed(
                        line.get("name").place(),
                        line.text("name"),
                        before.text("section") + "/" + before.text("group"),
                        level.section() + "/" + level.group());
            }
            if (!line.text("sectionId").isEmpty()
                    && section.equals(level.sectionBefore())
                    && compared.changed(line, "sectionId")) {
                drafts.complaints().add(line.get("sectionId").place(), "book.fixed", before.text("sectionId"));
            }
        });
    }

    private static void english(Filled.Line line, Lines compared, Map<String, Object> level, String key) {
        if (!line.text(key).isEmpty() && compared.changed(line, key)) {
            Tree.put(level, "name", true, line.text(key), LEVEL_ORDER);
            if (compared.before(line).isPresent()) {
                compared.tell(line, key);
            }
        }
    }

    private static Map<String, Object> section(
            Level level,
            Filled.Line line,
            Levels levels,
            List<Map<String, Object>> before,
            List<Map<String, Object>> sections,
            Drafts drafts) {
        Optional<Map<String, Object>> there = named(sections, level.section());
        if (there.isPresent()) {
            return there.get();
        }
        Entry entry = line.get("section");
        String id = levels.sectionNamed(level.section()).orElse("");
        Map<String, Object> old = before.stream()
                .filter(each -> Tree.text(each.get("id")).equals(id))
                .findFirst()
                .orElse(null);
        Map<String, Object> section = old == null ? new LinkedHashMap<>() : Tree.copy(old);
        if (level.section().isEmpty()) {
            drafts.complaints().add(entry.place(), "book.needed", "一级指标");
        } else if (old == null) {
            Entry named = line.get("sectionId");
            if (!named.text().matches(ID)) {
                drafts.complaints().add(named.place(), "book.new-section", level.section());
            }
            section.put("id", named.text());
            Tree.put(section, "name", false, level.section(), LEVEL_ORDER);
            drafts.added(entry.place(), level.section());
        } else if (!Tree.zh(old.get("name")).equals(level.section())) {
            drafts.changed(entry.place(), "一级指标", Tree.zh(old.get("name")), level.section());
            Tree.put(section, "name", false, level.section(), LEVEL_ORDER);
        }
        section.put("groups", new ArrayList<>());
        sections.add(section);
        return section;
    }

    private static Map<String, Object> group(
            Level level,
            Filled.Line line,
            Levels levels,
            List<Map<String, Object>> before,
            Map<String, Object> section,
            Drafts drafts) {
        List<Object> groups = Tree.list(section.get("groups"));
        Optional<Map<String, Object>> there = named(Tree.maps(groups), level.group());
        if (there.isPresent()) {
            return there.get();
        }
        String id = Tree.text(section.get("id"));
        String called = levels.groupNamed(id, level.group()).orElse("");
        Map<String, Object> old = before.stream()
                .filter(each -> Tree.text(each.get("id")).equals(id))
                .flatMap(each -> Tree.maps(each.get("groups")).stream())
                .filter(each -> !called.isEmpty() && Tree.zh(each.get("name")).equals(called))
                .findFirst()
                .orElse(null);
        Map<String, Object> group = old == null ? new LinkedHashMap<>() : Tree.copy(old);
        Entry entry = line.get("group");
        if (level.group().isEmpty()) {
            drafts.complaints().add(entry.place(), "book.needed", "二级指标");
        } else if (!Tree.zh(group.get("name")).equals(level.group())) {
            drafts.changed(entry.place(), "二级指标", Tree.zh(group.get("name")), level.group());
            Tree.put(group, "name", false, level.group(), LEVEL_ORDER);
        }
        group.put("indicators", new ArrayList<>());
        groups.add(group);
        section.put("groups", groups);
        return group;
    }

    private static Optional<Map<String, Object>> named(List<Map<String, Object>> levels, String name) {
        return levels.stream()
                .filter(each -> Tree.zh(each.get("name")).equals(name))
                .findFirst();
    }

    private static void bind(List<Map<String, Object>> sections, Map<String, Placed> rows, String file, Drafts drafts) {
        for (int s = 0; s < sections.size(); s++) {
            List<Map<String, Object>> groups = Tree.maps(sections.get(s).get("groups"));
            for (int g = 0; g < groups.size(); g++) {
                List<Map<String, Object>> indicators = Tree.maps(groups.get(g).get("indicators"));
                for (int i = 0; i < indicators.size(); i++) {
                    Placed placed = rows.get(Tree.text(indicators.get(i).get("id")));
                    if (placed != null) {
                        bind(placed.line(), drafts.cells(), file, "sections", s, "groups", g, "indicators", i);
                        Place section = placed.line().get("section").place();
                        if (g == 0 && i == 0) {
                            drafts.cells().bind(section, file, "sections", s);
                        }
                        if (i == 0) {
                            drafts.cells().bind(placed.line().get("group").place(), file, "sections", s, "groups", g);
                        }
                    }
                }
            }
        }
    }

    /** Which cells of a line are about which keys of its row. */
    static void bind(Filled.Line line, Cells cells, String file, Object... row) {
        cells.bind(line.get("name").place(), file, row);
        for (String key : RowCells.ORDER) {
            String column = switch (key) {
                case "bands", "items" -> "rows";
                case "rounding" -> "scale";
                case "reason" -> "why";
                default -> key;
            };
            if (line.sheet().columns().containsKey(column)) {
                Object[] path = java.util.Arrays.copyOf(row, row.length + 1);
                path[row.length] = key;
                cells.bind(line.get(column).place(), file, path);
            }
        }
    }
}
