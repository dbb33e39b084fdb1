package org.jiheng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiheng.engine.Submission;
import org.jiheng.engine.Submission.Known;
import org.jiheng.engine.facts.Source;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.Check;
import org.jiheng.engine.verdict.Evaluation.ProblemFound;
import org.jiheng.engine.verdict.Evaluation.State;
import org.jiheng.engine.verdict.Evaluation.Verdict;
import org.jiheng.intake.SubmissionReader;
import org.jiheng.source.Complaints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The four departments whose reports print facts and problems but no indicator's points: what they publish is found from the facts
 * alone, and the score says what it lacks.
 */
class PublishedReportsTest {
    /** Where the published texts stand when they are at hand; they are no part of this repository. */
    private static final Path TEXTS = Path.of("../shared/seeds");

    /** A published report: its department, the number its text begins with, the problems it publishes, and the score. */
    private record Published(
            String id, String text, List<String> problems, String earned, String lowest, String highest) {
        @Override
        public String toString() {
            return id;
        }

        Path submission() {
            return Path.of("fixtures", id, "submission.yaml");
        }
    }

    private static final Published TURPAN = new Published(
            "turpan-2024",
            "000_",
            List.of(
                    "projects.unfinished",
                    "assets.low-utilisation",
                    "assets.unscrapped/老化设备",
                    "assets.unscrapped/损坏家具",
                    "complaints.no-ledger",
                    "complaints.no-channel"),
            "22.70",
            "22.70",
            "93.70");

    private static final Published CHANGJI = new Published(
            "changji-2024",
            "002_",
            List.of("budget.initial-far-from-annual", "goals.not-measurable"),
            "12.89",
            "12.89",
            "99.89");

    private static final Published LESHAN = new Published(
            "leshan-2023",
            "003_",
            List.of(
                    "projects.slow-payment/科技项目评审费",
                    "projects.slow-payment/2023年度科普工作经费",
                    "projects.slow-payment/乐山市科技业务管理系统升级",
                    "projects.slow-payment/（科技局）2021年第三批省级科技计划项目专项资金（之一）",
                    "projects.slow-payment/（科技局）2021年第三批省级科技计划项目专项资金（之二）",
                    "projects.slow-payment/2022四川科技扶贫在线乐山市平台建设",
                    "projects.slow-payment/出口绿茶提质增效关键技术集成与产业化示范（园区项目）",
                    "projects.slow-payment/（科技局）2021年第三批省级科技计划项目专项资金（之三）",
                    "projects.ended-or-delayed/2023年度科普工作经费",
                    "projects.ended-or-delayed/乐山市科技业务管理系统升级"),
            "9.14",
            "9.14",
            "99.14");

    private static final Published CHANGJIANG = new Published(
            "changjiang-2023",
            "004_",
            List.of(
                    "plan.incomplete",
                    "goals.tasks-without-indicator/突出人才培育计划，引进高层次人才",
                    "posts.hired-beyond",
                    "systems.missing/staff-appraisal",
                    "systems.missing/performance-tracking",
                    "systems.missing/accounting"),
            "5.00",
            "5.00",
            "97.00");

    /** Problems that the facts prove and the reports do not publish. */
    private static final Map<String, List<String>> BEYOND = Map.of(
            "turpan-2024", List.of("budget.initial-far-from-annual", "budget.frequent-adjustment"),
            "changji-2024", List.of("goals.target-too-low/06-07"),
            "leshan-2023", List.of(),
            "changjiang-2023", List.of());

    static Stream<Published> reports() {
        return Stream.of(TURPAN, CHANGJI, LESHAN, CHANGJIANG);
    }

    private static Evaluation evaluation(Published report) {
        return Evaluations.of(report.submission());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void theProblemsFoundAreThosePublishedAndTheFewMoreThatFactsProve(Published report) {
        List<String> beyond = Objects.requireNonNull(BEYOND.get(report.id()));
        assertThat(evaluation(report).problems())
                .extracting(ProblemFound::id)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(report.problems().stream(), beyond.stream())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void eachProblemComesWithItsFactsAndStepsToPutItRight(Published report) {
        assertThat(evaluation(report).problems()).allSatisfy(problem -> {
            assertThat(problem.detail()).isNotBlank().doesNotContain("{");
            assertThat(problem.remediation()).hasSizeBetween(2, 5).doesNotHaveDuplicates();
            assertThat(problem.evidence())
                    .isNotEmpty()
                    .allSatisfy(evidence -> assertThat(evidence.source()).isNotNull());
        });
    }

    @ParameterizedTest
    @MethodSource("reports")
    void theScoreIsARangeWithoutGrade(Published report) {
        Evaluation evaluation = evaluation(report);
        assertThat(evaluation.score().earned()).isEqualTo(report.earned());
        assertThat(evaluation.score().lowest()).isEqualTo(report.lowest());
        assertThat(evaluation.score().highest()).isEqualTo(report.highest());
        assertThat(evaluation.score().judged()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(evaluation.score().grade()).isNull();
        assertThat(evaluation.score().gradeIfLowest()).isNull();
        assertThat(evaluation.score().gradeIfHighest()).isNull();
        assertThat(evaluation.indicators())
                .hasSize(28)
                .filteredOn(i -> i.verdict() == Verdict.MISSING)
                .isNotEmpty()
                .allSatisfy(i -> assertThat(i.ledger())
                        .filteredOn(line -> line.kind() == Evaluation.Kind.MISSING)
                        .isNotEmpty()
                        .allSatisfy(line -> assertThat(line.reason()).isNotBlank()));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void checksThatCannotBeMadeNameTheFactsTheyLack(Published report) {
        assertThat(evaluation(report).checks())
                .filteredOn(check -> check.state() == State.UNDETERMINED)
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.missing()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyFactSaysWhereItStands(Published report) {
        Submission submission = submission(report);
        assertThat(submission.judgements()).isEmpty();
        assertThat(submission.known()).isNotEmpty().allSatisfy((path, known) -> {
            assertThat(known.source()).as(path).isNotNull();
            assertThat(Objects.requireNonNull(known.source()).document())
                    .as(path)
                    .isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("reports")
    void whatIsQuotedStandsInThePublishedText(Published report) throws IOException {
        assumeTrue(Files.isDirectory(TEXTS), "the published texts are not here; quotes are not held against them");
        String text = text(report);
        List<String> quotes = quotes(submission(report).known().values());
        assertThat(quotes)
                .hasSizeGreaterThan(8)
                .allSatisfy(quote -> assertThat(text).contains(plain(quote)))
                .allSatisfy(quote -> assertThat(quote.length()).isLessThan(24));
    }

    @Test
    void elevenInTwelvePostsAreNotTooManyHoweverManyHaveRetired() {
        Evaluation turpan = evaluation(TURPAN);
        assertThat(turpan.checks())
                .filteredOn(check -> check.code().equals("posts.over-staffed"))
                .extracting(Check::state)
                .containsExactly(State.CLEAR);
        assertThat(Evaluations.indicator(turpan, "staff-control").verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    void staffHiredBeyondPostsDoNotShowThatThePostsAreOverfilled() {
        assertThat(evaluation(CHANGJIANG).checks())
                .filteredOn(check -> check.code().equals("posts.over-staffed"))
                .extracting(Check::state)
                .containsExactly(State.UNDETERMINED);
    }

    @Test
    void aProjectInTheFirstOfTwoYearsIsHeldAgainstHalfItsBudget() {
        assertThat(evaluation(LESHAN).problems())
                .extracting(ProblemFound::id)
                .doesNotContain("projects.slow-payment/乐山市科技管理信息系统建设研究");
        String whole = Evaluations.read(LESHAN.submission())
                .replaceAll(", expectedProgress: \\{value: 50, source: \\{[^}]*}}", "");
        assertThat(Evaluations.ofText(whole).problems())
                .extracting(ProblemFound::id)
                .contains("projects.slow-payment/乐山市科技管理信息系统建设研究");
    }

    @Test
    void aComplaintLedgerAndChannelTakeAwayTheirProblemsAndNoOther() {
        String text = Evaluations.read(TURPAN.submission())
                .replace("ledger: {value: false", "ledger: {value: true")
                .replace("channel: {value: false", "channel: {value: true");
        List<String> before =
                evaluation(TURPAN).problems().stream().map(ProblemFound::id).toList();
        assertThat(before).contains("complaints.no-ledger", "complaints.no-channel");
        assertThat(Evaluations.ofText(text).problems())
                .extracting(ProblemFound::id)
                .containsExactlyElementsOf(before.stream()
                        .filter(id -> !id.startsWith("complaints."))
                        .toList());
    }

    private static Submission submission(Published report) {
        Complaints complaints = new Complaints();
        Submission submission = SubmissionReader.read(
                report.id(), Evaluations.read(report.submission()).getBytes(StandardCharsets.UTF_8), complaints);
        complaints.throwIfAny();
        return submission;
    }

    private static List<String> quotes(Collection<Known> facts) {
        return facts.stream()
                .map(Known::source)
                .filter(Objects::nonNull)
                .map(Source::quote)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static String text(Published report) throws IOException {
        try (Stream<Path> files = Files.list(TEXTS)) {
            return files.filter(file -> file.getFileName().toString().startsWith(report.text()))
                    .map(PublishedReportsTest::readPlain)
                    .reduce("", String::concat);
        }
    }

    private static String readPlain(Path file) {
        try {
            return plain(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without bookmarks and white space, which the text has at random. */
    private static String plain(String text) {
        return Pattern.compile("\\[bookmark:[^]]*]|\\s").matcher(text).replaceAll("");
    }
}
