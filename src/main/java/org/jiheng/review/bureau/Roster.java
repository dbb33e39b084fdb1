package org.jiheng.review.bureau;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.document.Document;
import org.jiheng.document.Location;
import org.jiheng.review.HeadedRows;
import org.jiheng.review.HeadedRows.Headed;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;

/** Who should have filed: units, and projects where the list has them. */
public record Roster(List<Expected> expected) {
    private static final Map<String, Pattern> COLUMNS = columns();

    public Roster {
        expected = List.copyOf(expected);
    }

    /**
     * A filing that is due.
     *
     * @param code 单位代码, empty where the list has none
     * @param project empty where the unit as a whole is to file
     */
    public record Expected(String unit, String code, String project, Location at) {}

    /** Reads the list; columns are known by their headings. A unit goes on below while its cells are empty. */
    public static Roster read(Document document) {
        List<Expected> all = new ArrayList<>();
        String unit = "";
        String code = "";
        for (Headed row : HeadedRows.read(document, COLUMNS, List.of("单位"))) {
            boolean empty = row.text("单位").isEmpty() && row.text("项目").isEmpty();
            if (empty || Names.plain(row.text("单位")).matches("合计|总计|小计")) {
                continue;
            }
            if (!row.text("单位").isEmpty()) {
                unit = row.text("单位");
                code = row.text("单位代码");
            }
            all.add(new Expected(unit, code, row.text("项目"), row.at()));
        }
        if (all.isEmpty()) {
            throw InputException.of(Place.whole(document.name()), "review.no-rows");
        }
        return new Roster(all);
    }

    /** The units that a text names, wherever it does; a name within a longer one on the list is not named by that. */
    public Set<String> mentioned(Document document) {
        String text = document.blocks().stream()
                .flatMap(block -> block instanceof Document.Table table
                        ? table.rows().stream()
                                .flatMap(row -> row.cells().stream())
                                .map(Document.Cell::text)
                        : block instanceof Document.Paragraph paragraph ? Stream.of(paragraph.text()) : Stream.empty())
                .map(Names::plain)
                .collect(Collectors.joining("\n"));
        Set<String> mentioned = new LinkedHashSet<>();
        List<String> units = expected.stream()
                .map(Expected::unit)
                .distinct()
                .sorted((a, b) -> b.length() - a.length())
                .toList();
        for (String unit : units) {
            String name = Names.plain(unit);
            if (!name.isEmpty() && text.contains(name)) {
                mentioned.add(unit);
                text = text.replace(name, " ");
            }
        }
        return mentioned;
    }

    private static Map<String, Pattern> columns() {
        Map<String, Pattern> columns = new LinkedHashMap<>();
        columns.put("单位代码", Pattern.compile("(?:预算)?(?:单位|部门)(?:编码|代码|编号)|编码|代码"));
        columns.put("项目", Pattern.compile("(?:自评)?项目(?:名称)?|专项(?:名称)?|政策(?:名称)?"));
        columns.put("单位", Pattern.compile("(?:预算|填报|申报|实施|被评价|应报)?(?:单位|部门)(?:名称|全称)?"));
        return columns;
    }
}
