package org.jiheng.authoring.book;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jiheng.authoring.Expected.Value;
import org.jiheng.authoring.TriedCases;
import org.jiheng.authoring.TriedCases.Point;
import org.jiheng.authoring.TriedCases.Tried;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.source.InputException;
import org.jiheng.source.YamlEdit;
import org.jiheng.text.Language;

/**
 * 试算样例: the cases of a standard, a line for each thing that one expects, with what it comes to now. Cases for limits that none
 * stands at are made up and proposed.
 */
final class CaseSheet {
    static final String KIND = "cases";

    private static final String INDICATORS = "indicators.";
    private static final String CHECKS = "checks.";
    private static final String NONE = "none";

    private final Pack pack;
    private final Called verdicts = Called.words("cases.words-verdict");
    private final Called states = Called.words("cases.words-state");

    CaseSheet(Pack pack) {
        this.pack = pack;
    }

    static Sheet of(Path rules, Pack pack) {
        CaseSheet sheet = new CaseSheet(pack);
        String note = StandardBook.say("cases.sheet-note");
        List<Sheet.Line> lines = new ArrayList<>();
        try {
            TriedCases.of(rules, pack.standard().id(), true).stream()
                    .sorted(Comparator.comparingInt(CaseSheet::rank))
                    .forEach(tried -> lines.addAll(sheet.lines(tried)));
        } catch (InputException e) {
            note = StandardBook.say("cases.not-tried", e.complaints().get(0).in(Language.ZH));
        }
        String name = StandardBook.say("cases.sheet");
        return new Sheet(
                KIND,
                name,
                name,
                note,
                Sheet.columns(
                                StandardBook.say("cases.columns"),
                                "section:30:LEVEL",
                                "sectionGiven:36:LEVEL",
                                "item:30:WORDED",
                                "expected:18:TEXT",
                                "got:18:WORDED",
                                "change:12:MARKED",
                                "confirm:8:TEXT",
                                "id:40:ASIDE",
                                "sectionId:40:ASIDE",
                                "written:40:ASIDE")
                        .stream()
                        .map(column -> column.key().equals("confirm")
                                ? column.choosing(List.of(StandardBook.say("cases.yes")), false)
                                : column)
                        .toList(),
                lines);
    }

    private List<Sheet.Line> lines(Tried tried) {
        List<Sheet.Line> lines = new ArrayList<>();
        for (Point point : tried.points()) {
            Map<String, String> cells = new LinkedHashMap<>();
            cells.put("section", tried.name());
            cells.put("sectionGiven", String.join("\n", tried.given()));
            cells.put("item", item(point.name()));
            cells.put("expected", shown(point.name(), point.expected()));
            cells.put("got", shown(point.name(), point.got()));
            cells.put("change", change(tried, point));
            cells.put("id", id(tried, point.name()));
            cells.put("sectionId", caseId(tried));
            cells.put("written", tried.proposed() ? YamlEdit.written(tried.written()) : "");
            lines.add(new Sheet.Line(id(tried, point.name()), cells));
        }
        return lines;
    }

    /** What people are to look at comes first. */
    private static int rank(Tried tried) {
        return tried.points().stream().anyMatch(point -> !point.agrees()) ? 0 : tried.proposed() ? 1 : 2;
    }

    private static String change(Tried tried, Point point) {
        if (tried.proposed()) {
            return StandardBook.say("cases.new");
        }
        return point.agrees() ? "" : StandardBook.say("cases.changed");
    }

    /** What a line is known by. */
    static String id(Tried tried, String point) {
        return (tried.proposed() ? "+ " + tried.name() : tried.file() + "#" + tried.number()) + " " + point;
    }

    /** What a case is known by, and that it is still the same one. */
    static String caseId(Tried tried) {
        return (tried.proposed() ? "+" : tried.file() + "#" + tried.number()) + " " + tried.name();
    }

    /** What is expected, in words. */
    String item(String name) {
        if (name.startsWith(CHECKS)) {
            String code = name.substring(CHECKS.length());
            var problem = pack.problems().get(code);
            return StandardBook.say(
                    "cases.item-check", problem == null ? code : problem.title().zh());
        }
        if (!name.startsWith(INDICATORS)) {
            return StandardBook.say("cases.item-total", word(name));
        }
        String id = name.substring(INDICATORS.length(), name.lastIndexOf('.'));
        String indicator = pack.standard().indicators().stream()
                .filter(row -> row.id().equals(id))
                .map(IndicatorRow::name)
                .map(text -> text.zh())
                .findFirst()
                .orElse(id);
        return indicator + " " + word(kind(name));
    }

    private static String word(String kind) {
        return Called.words("cases.words-item").shown(kind);
    }

    private static String kind(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** A value as a cell has it. */
    String shown(String name, Value value) {
        BigDecimal number = value.number();
        if (number != null) {
            return plain(number).toPlainString();
        }
        if (name.startsWith(CHECKS) && value.texts().size() == 1) {
            return states.shown(value.texts().get(0));
        }
        return switch (kind(name)) {
            case "verdict" ->
                value.texts().size() == 1 ? verdicts.shown(value.texts().get(0)) : value.shown();
            case "grade" -> value.texts().equals(List.of(NONE)) ? StandardBook.say("cases.none") : value.shown();
            case "ledger", "problems", "notices" ->
                value.texts().isEmpty()
                        ? StandardBook.say("cases.none")
                        : value.texts().stream().map(this::titled).collect(Collectors.joining("\n"));
            default -> value.shown();
        };
    }

    /** A value as somebody wrote it into a cell; empty where it cannot be one, with what it could be. */
    Optional<Value> read(String name, Filled.Entry entry) {
        String text = entry.text();
        boolean none = text.equals(StandardBook.say("cases.none"));
        if (name.startsWith(CHECKS)) {
            return states.name(text).map(CaseSheet::text);
        }
        return switch (kind(name)) {
            case "verdict" -> verdicts.name(text).map(CaseSheet::text);
            case "grade" -> Optional.of(text(none ? NONE : text));
            case "ledger", "problems", "notices" ->
                Optional.of(new Value(
                        null,
                        none
                                ? List.of()
                                : entry.lines().stream()
                                        .map(CaseSheet::untitled)
                                        .toList()));
            default -> Tree.number(text).map(number -> new Value(number, List.of()));
        };
    }

    /** The id of a problem with its title before it; anything else as it is. */
    private String titled(String text) {
        var problem = pack.problems().get(text.replaceFirst("/.*$", ""));
        return problem == null ? text : problem.title().zh() + "（" + text + "）";
    }

    private static String untitled(String text) {
        return text.replaceFirst("^.*（([a-z][^（）]*)）$", "$1");
    }

    /** What could stand in a cell. */
    String choices(String name) {
        return name.startsWith(CHECKS)
                ? String.join("、", states.all())
                : kind(name).equals("verdict") ? String.join("、", verdicts.all()) : StandardBook.say("cases.a-number");
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(number.stripTrailingZeros().toPlainString());
    }

    private static Value text(String text) {
        return new Value(null, List.of(text));
    }

    /** A value as a file holds it. */
    static Object written(String name, Value value) {
        BigDecimal number = value.number();
        if (number != null) {
            return plain(number);
        }
        boolean list = List.of("ledger", "problems", "notices").contains(kind(name)) && !name.startsWith(CHECKS);
        return list ? value.texts() : value.texts().get(0);
    }
}
