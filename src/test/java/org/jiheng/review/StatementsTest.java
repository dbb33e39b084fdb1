package org.jiheng.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jiheng.document.DocumentReader;
import org.jiheng.review.Intervals.Verdict;
import org.jiheng.review.Statement.Reading;
import org.jiheng.review.Statement.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of running text and of plain tables, measured on documents that are right and on the same with one digit changed. */
class StatementsTest {
    private static final Partitions PARTITIONS = Partitions.read(Path.of("rules"));

    static Stream<Path> cleanDocuments() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/review"))) {
            return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cleanDocuments")
    void aDocumentThatIsRightIsNotAccused(Path file) throws IOException {
        List<Statement> statements = read(Files.readString(file));
        assertThat(statements).hasSizeGreaterThanOrEqualTo(10);
        assertThat(contradictions(statements)).isEmpty();
    }

    @Test
    void aChangedDigitIsFoundInNineteenOfTwentyCases() throws IOException {
        int provable = 0;
        int found = 0;
        for (Path file : cleanDocuments().toList()) {
            int[] counts = mutants(Files.readString(file));
            provable += counts[0];
            found += counts[1];
        }
        assertThat(provable).isGreaterThan(400);
        assertThat(found * 100).as("%d of %d", found, provable).isGreaterThanOrEqualTo(provable * 95);
    }

    @Test
    void growthOfTheWrongBaseIsFound() {
        assertThat(contradictions(read("2023年末资产总计3.1万元，比年初资产总计3.97万元减少0.87万元，减少28.06%，主要原因是计提折旧。")))
                .containsExactly("growth 28.06% <- level 3.1万元, change 0.87万元");
    }

    @Test
    void aListThatNamesAllPartsIsAddedUp() {
        assertThat(contradictions(read("本年支出100.00万元，其中：基本支出60.00万元；项目支出41.00万元。")))
                .containsExactly("sum 100.00万元 <- part 60.00万元, part 41.00万元");
    }

    @Test
    void aListThatMayBeIncompleteIsNot() {
        assertThat(contradictions(read("本年支出100.00万元，其中：办公费20.00万元；差旅费30.00万元。")))
                .isEmpty();
    }

    @Test
    void aPartGreaterThanTheTotalIsFound() {
        assertThat(contradictions(read("本年支出100.00万元，其中：办公费120.00万元；差旅费30.00万元。")))
                .containsExactly("part-sum 100.00万元 <- part 120.00万元");
    }

    @Test
    void figuresOfAReasonAreTiedToNothing() {
        assertThat(contradictions(read("公用经费支出50.00万元，比上年减少5.00万元，下降9.09%，主要原因是：会议费减少3.00万元，下降40%。")))
                .isEmpty();
    }

    @Test
    void nothingIsSaidOfARateOfNothing() {
        assertThat(contradictions(read("支出决算数为378.00万元，比上年决算增加378.00万元，增长100.00%。")))
                .isEmpty();
    }

    @Test
    void anotherQuantityOfTheSameListShowsThatItIsWhole() {
        assertThat(contradictions(read("共安排项目30个，投资规模9.00亿元，其中：甲县项目10个、计划投资4.00亿元；乙县20个、6.00亿元。")))
                .containsExactly("sum 9.00亿元 <- part 4.00亿元, part 6.00亿元");
    }

    @Test
    void asManyAreListedAsAnnouncedOrNot() {
        assertThat(contradictions(read("下设4个科室，分别是：办公室、发展规划科（法规科）、科技管理科。")))
                .containsExactly("count 4个 <- part 办公室、发展规划科(法规科)、科技管理科");
        assertThat(contradictions(read("下设3个科室，分别是：办公室、发展规划科和科技管理科。"))).isEmpty();
    }

    @Test
    void whatHasNoFiguresHasNoStatements() {
        Statements none =
                Statements.of(DocumentReader.read("x.txt", "根据财预〔2020〕10号文件，2024年1月5日开会。".getBytes(UTF_8)), PARTITIONS);
        assertThat(none).isEqualTo(new Statements(List.of(), 0, 0));
    }

    private static List<Statement> read(String text) {
        return Statements.of(DocumentReader.read("x.txt", text.getBytes(UTF_8)), PARTITIONS)
                .statements();
    }

    private static List<String> contradictions(List<Statement> statements) {
        return statements.stream()
                .filter(s -> s.licence() != Licence.POSSIBLE && Intervals.verdict(s) == Verdict.ERROR)
                .map(StatementsTest::words)
                .toList();
    }

    private static String words(Statement s) {
        List<String> terms = s.readings().get(0).terms().stream()
                .map(t -> t.role() + " " + t.figure().text())
                .toList();
        return s.kind() + " " + s.printed().text() + " <- " + String.join(", ", terms);
    }

    /** Changes digits one at a time; how many of the mutants contradict themselves, and how many of these are found there. */
    static int[] mutants(String text) {
        Drafts drafts = new Drafts();
        List<Num> nums = Statements.read(DocumentReader.read("x.txt", text.getBytes(UTF_8)), PARTITIONS, drafts);
        String[] lines = text.split("\n", -1);
        Map<Integer, Integer> read = new HashMap<>();
        int provable = 0;
        int found = 0;
        int turn = 0;
        for (Num num : nums) {
            Integer line = num.at.line();
            int at = line == null ? -1 : lines[line - 1].indexOf(num.text, read.getOrDefault(line, 0));
            if (line == null || at < 0 || !num.used) {
                continue;
            }
            read.put(line, at + num.text.length());
            for (int i = 0; i < num.text.length(); i++) {
                char digit = num.text.charAt(i);
                if (digit < '0' || digit > '9' || ++turn % 3 != 0) {
                    continue;
                }
                char other = (char) ('0' + (digit - '0' + 1 + turn % 9) % 10);
                String changed = num.text.substring(0, i) + other + num.text.substring(i + 1);
                if (other == digit || changed.startsWith("0") || !contradicts(drafts.statements(), num, changed)) {
                    continue;
                }
                provable++;
                String before = lines[line - 1];
                lines[line - 1] = before.substring(0, at) + changed + before.substring(at + num.text.length());
                found += read(String.join("\n", lines)).stream().anyMatch(s -> findsAt(s, line, changed)) ? 1 : 0;
                lines[line - 1] = before;
            }
        }
        return new int[] {provable, found};
    }

    private static boolean findsAt(Statement s, int line, String text) {
        return Intervals.verdict(s) == Verdict.ERROR
                && figures(s).anyMatch(f -> f.text().equals(text) && Objects.equals(f.at().line(), line));
    }

    private static Stream<Figure> figures(Statement s) {
        return Stream.concat(
                Stream.of(s.printed()),
                s.readings().stream().flatMap(r -> r.terms().stream()).map(Term::figure));
    }

    /** Whether a statement that held is contradicted once the figure is another. */
    private static boolean contradicts(List<Statement> statements, Num num, String changed) {
        BigDecimal value = new BigDecimal(Normal.of(changed).text.replaceAll("[^\\d.-]", ""));
        return statements.stream()
                .filter(s -> figures(s).anyMatch(f -> is(f, num)))
                .anyMatch(s -> Intervals.verdict(swapped(s, num, value)) == Verdict.ERROR);
    }

    private static boolean is(Figure f, Num num) {
        return f.text().equals(num.text) && f.at().equals(num.at) && f.label().equals(num.label);
    }

    private static Statement swapped(Statement s, Num num, BigDecimal value) {
        List<Reading> readings = s.readings().stream()
                .map(r -> new Reading(r.terms().stream()
                        .map(t -> new Term(t.role(), swapped(t.figure(), num, value)))
                        .toList()))
                .toList();
        return new Statement(s.id(), s.kind(), s.quote(), s.at(), swapped(s.printed(), num, value), readings);
    }

    private static Figure swapped(Figure f, Num num, BigDecimal value) {
        if (!is(f, num)) {
            return f;
        }
        int shift = num.unit.power() - Unit.of(f.unit()).power();
        boolean fell = f.value().signum() * num.value.signum() < 0;
        BigDecimal moved = value.scaleByPowerOfTen(shift);
        return new Figure(fell ? moved.negate() : moved, f.decimals(), f.unit(), f.label(), f.text(), f.at());
    }
}
