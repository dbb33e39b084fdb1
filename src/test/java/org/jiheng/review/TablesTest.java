package org.jiheng.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.document.Document;
import org.jiheng.document.Document.Table;
import org.jiheng.document.Location;
import org.jiheng.review.Intervals.Verdict;
import org.jiheng.review.TableFixture.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plain tables as departments file them, right and with one digit changed; what must hold in them is written beside each. */
class TablesTest {
    private static final Partitions PARTITIONS = Partitions.read(Path.of("rules"));
    private static final int EVERY = 3;

    static Stream<TableFixture> tables() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/review/tables"))) {
            List<TableFixture> all = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                all.add(TableFixture.read(file));
            }
            return all.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aTableThatIsRightIsNotAccusedInAnyFormat(TableFixture table) throws IOException {
        assertThat(table.known()).noneMatch(table::contradicts);
        for (TableFormats format : TableFormats.values()) {
            assertThat(errors(format.document(table)))
                    .as("%s, %s", table.sentence(), format)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aChangedDigitIsFoundAtItsCellAndNowhereElse(TableFixture table) throws IOException {
        List<String> missed = new ArrayList<>();
        int provable = 0;
        int turn = 0;
        for (Place place : places(table)) {
            String text = table.cell(place);
            for (int i = 0; i < text.length(); i++) {
                char digit = text.charAt(i);
                if (digit < '0' || digit > '9' || ++turn % EVERY != 0) {
                    continue;
                }
                char other = (char) ('0' + (digit - '0' + 1 + turn % 9) % 10);
                boolean leads = i == 0 || !Character.isDigit(text.charAt(i - 1));
                TableFixture mutant = table.with(place, text.substring(0, i) + other + text.substring(i + 1));
                if ((leads && other == '0')
                        || table.known().stream().noneMatch(k -> k.has(place) && mutant.contradicts(k))) {
                    continue;
                }
                provable++;
                List<TableFormats> formats = List.of(TableFormats.values());
                TableFormats format = formats.get(turn % formats.size());
                Document document = format.document(mutant);
                Location at = at(document, table, place);
                List<Statement> errors = errors(document);
                assertThat(errors).as("%s → %s", text, mutant.cell(place)).allMatch(s -> has(s, at));
                if (errors.isEmpty()) {
                    missed.add(place + " " + text + " → " + mutant.cell(place));
                }
            }
        }
        assertThat(provable).isPositive();
        assertThat(missed)
                .as("%s: %d of %d", table.sentence(), missed.size(), provable)
                .hasSizeLessThanOrEqualTo(provable / 20);
    }

    @Test
    void whatNothingNamesIsReadOnlyWhereOtherFiguresShowIt() {
        assertThat(contradictions(stations("408.30", "512.65"))).containsExactly("table-sum 512.65 <- 411.11, 101.34");
        assertThat(contradictions(stations("408.90", "512.65"))).isEmpty();
    }

    private static String stations(String second, String third) {
        return """
                单位：万元
                |单位|全部|甲类|乙类|
                |东站|301.25|200.15|101.10|
                |西站|%s|300.20|108.10|
                |南站|%s|411.11|101.34|
                """.formatted(second, third);
    }

    @Test
    void whatNeedNotAddUpIsNotAddedUp() {
        String running = """
                单位：万元
                |月份|当月支出|累计支出|
                |1月|10.50|10.50|
                |2月|20.30|30.80|
                |3月|15.10|45.90|
                |合计|45.90|45.90|
                """;
        String nested = """
                单位：万元
                |单位名称|金额|
                |水利局|1000.00|
                |局机关|600.00|
                |灌区管理所|400.00|
                |林草局|500.00|
                |本部|300.00|
                |苗圃|200.00|
                |合计|1500.00|
                """;
        assertThat(contradictions(running)).isEmpty();
        assertThat(contradictions(nested)).isEmpty();
    }

    @Test
    void theCellThatRowAndColumnAccuseIsNamed() {
        String table = """
                单位：万元
                |科目|合计|基本支出|项目支出|
                |教育支出|512.46|411.11|101.35|
                |卫生支出|408.30|300.28|108.10|
                |住房支出|301.25|200.15|101.10|
                |合计|1222.01|911.46|310.55|
                """;
        assertThat(contradictions(table))
                .containsExactlyInAnyOrder(
                        "sum 408.30 <- 300.28, 108.10",
                        "sum 911.46 <- 411.11, 300.28, 200.15",
                        "rest 300.28 <- 408.30, 108.10");
    }

    @Test
    void linesThatEndInAsManyFiguresAreATable() {
        String table = """
                单位：万元
                科目编码 科目名称 本年支出合计 基本支出 项目支出
                合计 716.55 596.50 120.05
                201 一般公共服务支出 620.15 500.10 120.05
                208 社会保障和就业支出 96.40 96.40 %s
                注：本表以万元列示。
                """;
        assertThat(contradictions(table.formatted("0.00"))).isEmpty();
        assertThat(contradictions(table.formatted("0.70")))
                .contains("sum 96.40 <- 96.40, 0.70", "sum 120.05 <- 120.05, 0.70");
        assertThat(contradictions(table.formatted(""))).isEmpty();
    }

    @Test
    void partsKnownByNameNeedNoTotalInWords() {
        String table = """
                |年度|合计|因公出国（境）|公务接待费|公车购置及运行|车辆购置|车辆运行|
                |2018年|1725|61|752|912|54|%s|
                |2019年|1648|35|700|913|80|833|
                """;
        assertThat(contradictions(table.formatted("858"))).isEmpty();
        assertThat(contradictions(table.formatted("898"))).containsExactly("sum 912 <- 54, 898");
    }

    @Test
    void partsThatOneLineAloneHasAreNotLeftOut() {
        String table = """
                单位：万元
                |单位|合计|甲类|乙类|丙类|
                |东站|301.25|200.15|101.10||
                |西站|408.30|300.20|108.10||
                |南站|522.45|411.11|101.34|10.00|
                """;
        assertThat(contradictions(table)).isEmpty();
    }

    private static List<String> contradictions(String text) {
        return errors(org.jiheng.document.DocumentReader.read(
                        "x.txt", text.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .stream()
                .map(s -> s.kind() + " " + s.printed().text() + " <- "
                        + String.join(", ", figures(s).skip(1).map(Figure::text).toList()))
                .toList();
    }

    private static List<Place> places(TableFixture table) {
        return table.known().stream()
                .flatMap(k ->
                        Stream.concat(Stream.of(k.printed()), k.terms().stream().map(TableFixture.Term::at)))
                .distinct()
                .toList();
    }

    private static List<Statement> errors(Document document) {
        return Statements.of(document, PARTITIONS).statements().stream()
                .filter(s -> Intervals.verdict(s) == Verdict.ERROR)
                .toList();
    }

    /** Where a cell of the fixture stands in a document, above the table of which may be rows of titles. */
    private static Location at(Document document, TableFixture fixture, Place place) {
        Table table = document.blocks().stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .findFirst()
                .orElseThrow();
        int above = table.rows().size() - fixture.rows().size();
        return table.rows().get(place.row() - 1 + above).cells().stream()
                .filter(c -> c.column() == place.column())
                .findFirst()
                .orElseThrow()
                .at();
    }

    private static boolean has(Statement statement, Location at) {
        return figures(statement).anyMatch(f -> f.at().equals(at));
    }

    private static Stream<Figure> figures(Statement s) {
        return Stream.concat(
                Stream.of(s.printed()),
                s.readings().stream().flatMap(r -> r.terms().stream()).map(Statement.Term::figure));
    }
}
