package org.jiheng.report.word;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jiheng.engine.Commission;
import org.jiheng.engine.Replies;
import org.jiheng.engine.Replies.Adopted;
import org.jiheng.engine.Submission;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Standard;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.Kind;
import org.jiheng.engine.verdict.Evaluation.Notice;
import org.jiheng.report.word.ReportData.Answered;
import org.jiheng.report.word.ReportData.Member;
import org.jiheng.report.word.ReportData.Waived;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.text.Language;
import org.jspecify.annotations.Nullable;

/** The report of an evaluation (绩效评价报告) as a Word file that the firm completes, signs and seals. */
public final class EvaluationReport {
    private static final String TEMPLATE = "report";

    private final Given given;
    private final Stage stage;
    private final Replies replies;
    private final LedgerWords words;

    private EvaluationReport(Given given, Stage stage, Replies replies) {
        this.given = given;
        this.stage = stage;
        this.replies = replies;
        this.words = new LedgerWords(given);
    }

    /**
     * The report.
     *
     * @param folder the folder of the standard, where the firm's own {@code report.docx} may stand
     * @throws InputException where it is to be final and something is open, or where the template cannot be used
     */
    public static byte[] of(
            Evaluation evaluation,
            Submission submission,
            Pack pack,
            Path folder,
            Stage stage,
            Replies replies,
            Language language) {
        Given given = new Given(evaluation, submission, pack, language);
        EvaluationReport report = new EvaluationReport(given, stage, replies);
        List<String> open = new OpenItems(given, report.words).all(replies);
        if (stage == Stage.FINAL && !open.isEmpty()) {
            throw refused(submission.file(), open);
        }
        ReportData data = report.data(open);
        return WordTemplate.find(folder, TEMPLATE, language)
                .fill(data, data.title(), evaluation.department().asOf());
    }

    private static InputException refused(String file, List<String> open) {
        Complaints complaints = new Complaints();
        complaints.add(Place.whole(file), "report.word-not-final", open.size());
        open.forEach(item -> complaints.add(Place.whole(file), "report.word-not-final-item", item));
        return new InputException(complaints.complaints());
    }

    private ReportData data(List<String> open) {
        Evaluation evaluation = given.evaluation();
        Evaluation.Score score = evaluation.score();
        Standard standard = given.pack().standard();
        Commission commission = given.submission().commission();
        FactsPart facts = new FactsPart(given);
        FundsPart funds = new FundsPart(given);
        ConclusionPart conclusion = new ConclusionPart(given);
        ProblemsPart problems = new ProblemsPart(given);
        String subject = given.subject();
        boolean found = !evaluation.problems().isEmpty();
        return new ReportData(
                given.title(),
                given.t("stage." + stage.name().toLowerCase(Locale.ROOT)),
                subject,
                given.department(),
                given.object(),
                String.valueOf(evaluation.department().year()),
                given.day(evaluation.department().asOf()),
                given.orTodo(commission.number(), given.t("word-number")),
                given.orTodo(commission.firm(), given.t("word-firm")),
                given.orTodo(commission.commissioner(), given.t("word-commissioner")),
                given.orTodo(commission.lead(), given.t("word-lead")),
                commission.date() == null ? given.todo(given.t("word-date")) : given.day(commission.date()),
                period(commission),
                team(commission),
                standard.title().in(given.language()),
                standard.authority().in(given.language()),
                standard.document().in(given.language()),
                String.valueOf(evaluation.sections().size()),
                String.valueOf(evaluation.indicators().size()),
                Given.weight(score.full()),
                Given.points(score.earned()),
                score.grade() == null ? Given.NOTHING : score.grade(),
                Given.points(score.lowest()),
                Given.points(score.highest()),
                Given.points(score.computed()),
                Given.points(score.judged()),
                given.percent(score.completeness()),
                conclusion.conclusion(subject),
                conclusion.gradeNote(),
                facts.staffing(),
                facts.tasks(),
                funds.budget(),
                funds.projects(),
                funds.projectsNote(),
                facts.goals(),
                facts.goalsNote(),
                conclusion.scores(),
                new AnalysisPart(given, words).sections(),
                problems.note(),
                problems.problems(),
                found ? given.t("word-advice") : given.t("word-advice-none"),
                open.isEmpty() ? given.t("word-open-none") : given.t("word-open", open.size()),
                Given.numbered(open.stream().map(given::sentence)),
                notices(),
                waived(),
                new SheetPart(given).rows(),
                facts.satisfaction(),
                answered());
    }

    private String period(Commission commission) {
        return commission.begun() == null || commission.ended() == null
                ? given.todo(given.t("word-period"))
                : given.t("word-from-to", given.day(commission.begun()), given.day(commission.ended()));
    }

    private List<Member> team(Commission commission) {
        if (commission.team().isEmpty()) {
            return List.of(new Member(
                    given.todo(given.t("word-name")),
                    given.todo(given.t("word-role")),
                    given.todo(given.t("word-duty"))));
        }
        return commission.team().stream()
                .map(each -> new Member(
                        each.name(),
                        given.orTodo(each.role(), given.t("word-role")),
                        given.orTodo(each.duty(), given.t("word-duty"))))
                .toList();
    }

    private List<ReportData.Line> notices() {
        List<Notice> notices = given.evaluation().notices();
        return notices.isEmpty()
                ? Given.numbered(Stream.of(given.t("word-notices-none")))
                : Given.numbered(notices.stream().map(notice -> given.sentence(Given.symbols(notice.message()))));
    }

    /** Points given back, and problems that need not be put right. */
    private @Nullable Waived waived() {
        List<String> waived = new ArrayList<>();
        for (var indicator : given.evaluation().indicators()) {
            for (var line : indicator.ledger()) {
                if (line.kind() == Kind.WAIVER) {
                    waived.add(given.t(
                            "word-waived-points", indicator.name(), Given.points(line.points()), line.reason()));
                }
            }
        }
        for (var problem : given.evaluation().problems()) {
            var waiver = problem.waiver();
            if (waiver != null) {
                waived.add(given.t("word-waived-problem", problem.title(), given.approval(waiver)));
            }
        }
        return waived.isEmpty()
                ? null
                : new Waived(Given.numbered(waived.stream().map(given::sentence)));
    }

    private @Nullable Answered answered() {
        List<ReportData.Reply> rows = new ArrayList<>();
        for (Replies.Reply reply : replies.replies()) {
            rows.add(new ReportData.Reply(
                    String.valueOf(rows.size() + 1),
                    reply.from(),
                    reply.opinion(),
                    adopted(reply.adopted()),
                    reply.adopted() == null ? given.todo(given.t("word-reason")) : reply.reason(),
                    reply.points() == null || reply.points().signum() == 0
                            ? Given.NOTHING
                            : (reply.points().signum() > 0 ? "+" : "") + Given.points(reply.points())));
        }
        return rows.isEmpty() ? null : new Answered(rows);
    }

    private String adopted(@Nullable Adopted adopted) {
        if (adopted == null) {
            return given.todo(given.t("word-adopted"));
        }
        return switch (adopted) {
            case YES -> given.t("word-adopted-yes");
            case PARTLY -> given.t("word-adopted-partly");
            case NO -> given.t("word-adopted-no");
        };
    }
}
