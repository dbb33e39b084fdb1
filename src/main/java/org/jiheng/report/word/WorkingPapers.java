package org.jiheng.report.word;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jiheng.engine.Submission;
import org.jiheng.engine.facts.Judgement;
import org.jiheng.engine.facts.Source;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.Evidence;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.LedgerLine;
import org.jiheng.engine.verdict.Evaluation.ProblemFound;
import org.jiheng.report.ScoringSheet;
import org.jiheng.report.word.PapersData.Paper;
import org.jiheng.report.word.PapersData.Proof;
import org.jiheng.report.word.PapersData.Slip;
import org.jiheng.report.word.PapersData.Step;
import org.jiheng.text.Language;

/** The working papers behind a report (工作底稿), one for each indicator, and an evidence sheet (取证单) for each problem. */
public final class WorkingPapers {
    private static final String TEMPLATE = "workpapers";

    private final Given given;
    private final LedgerWords words;

    private WorkingPapers(Given given) {
        this.given = given;
        this.words = new LedgerWords(given);
    }

    /**
     * The working papers and evidence sheets, a page of its own for each.
     *
     * @param folder the folder of the standard, where the firm's own {@code workpapers.docx} may stand
     * @throws org.jiheng.source.InputException where the template cannot be used
     */
    public static byte[] of(Evaluation evaluation, Submission submission, Pack pack, Path folder, Language language) {
        Given given = new Given(evaluation, submission, pack, language);
        PapersData data = new WorkingPapers(given).data();
        return WordTemplate.find(folder, TEMPLATE, language)
                .fill(data, data.title(), evaluation.department().asOf());
    }

    private PapersData data() {
        List<Paper> papers = new ArrayList<>();
        for (ScoringSheet.Part part : ScoringSheet.of(given.evaluation(), given.pack(), given.language())) {
            part.rows()
                    .forEach(row ->
                            papers.add(paper(papers.size() + 1, part.section().name(), row)));
        }
        ProblemsPart problems = new ProblemsPart(given);
        List<Slip> slips = new ArrayList<>();
        problems.byCode().forEach(found -> found.forEach(each -> slips.add(slip(slips.size() + 1, each, problems))));
        return new PapersData(
                given.t("word-papers-title"),
                given.subject(),
                given.department(),
                year(),
                firm(),
                String.valueOf(papers.size()),
                String.valueOf(slips.size()),
                papers,
                slips);
    }

    private Paper paper(int number, String section, ScoringSheet.Row row) {
        IndicatorResult indicator = row.indicator();
        String verdict = given.t("verdict." + indicator.verdict().name().toLowerCase(Locale.ROOT));
        String basis = given.t("basis." + indicator.basis().name().toLowerCase(Locale.ROOT));
        return new Paper(
                given.t("word-paper-index", index(number)),
                given.department(),
                year(),
                section,
                Given.orNothing(indicator.group()),
                indicator.name(),
                Given.weight(indicator.weight()),
                Given.points(indicator.earned()),
                verdict,
                basis,
                Given.orNothing(row.meaning()),
                Given.orNothing(row.criteria()),
                Given.orNothing(
                        indicator.ledger().isEmpty()
                                ? ""
                                : indicator.ledger().get(0).clause()),
                steps(indicator),
                proofs(indicator.ledger().stream().flatMap(line -> line.evidence().stream())),
                given.orTodo(words.of(indicator, Judgement::evidenceIndex), given.t("word-evidence-index")),
                conclusion(indicator, verdict),
                given.orTodo(words.of(indicator, Judgement::scorer), given.t("word-scorer")),
                given.orTodo(words.of(indicator, Judgement::reviewer), given.t("word-reviewer")),
                standard(),
                given.evaluation().digests().rules());
    }

    private String conclusion(IndicatorResult indicator, String verdict) {
        String settled = given.t(
                "word-paper-conclusion", Given.weight(indicator.weight()), Given.points(indicator.earned()), verdict);
        return indicator.lowest().compareTo(indicator.highest()) == 0
                ? settled
                : settled
                        + given.t(
                                "word-paper-open", Given.points(indicator.lowest()), Given.points(indicator.highest()));
    }

    private List<Step> steps(IndicatorResult indicator) {
        List<Step> steps = new ArrayList<>();
        for (LedgerLine line : indicator.ledger()) {
            String item = line.item().isEmpty() ? "" : given.t("brackets", line.item());
            steps.add(new Step(
                    String.valueOf(steps.size() + 1),
                    given.t("kind." + line.kind().name().toLowerCase(Locale.ROOT)) + item,
                    (line.points().signum() > 0 ? "+" : "") + Given.points(line.points()),
                    Given.orNothing(Given.symbols(line.arithmetic())),
                    Given.orNothing(Given.symbols(line.reason())),
                    Given.orNothing(line.rule())));
        }
        return steps;
    }

    /** Each fact once, with where it was taken from. */
    private List<Proof> proofs(Stream<Evidence> evidence) {
        Set<Proof> proofs = new LinkedHashSet<>();
        evidence.forEach(each -> {
            Source source = each.source();
            proofs.add(new Proof(
                    each.label(),
                    Given.symbols(each.value()),
                    Given.orUnsaid(source == null ? null : source.document()),
                    Given.orUnsaid(source == null ? null : source.page()),
                    Given.orUnsaid(source == null ? null : source.quote())));
        });
        return proofs.isEmpty()
                ? List.of(new Proof(
                        given.todo(given.t("word-proof")), Given.UNSAID, Given.UNSAID, Given.UNSAID, Given.UNSAID))
                : List.copyOf(proofs);
    }

    private Slip slip(int number, ProblemFound problem, ProblemsPart problems) {
        return new Slip(
                given.t("word-slip-index", index(number)),
                given.department(),
                year(),
                problem.title(),
                problems.detail(problem),
                problems.indicators(problem),
                given.sentence(problem.rationale()),
                proofs(problem.evidence().stream()),
                firm(),
                Given.orNothing(problem.rule()),
                given.evaluation().digests().rules());
    }

    private String standard() {
        return given.evaluation().standard().id() + " "
                + given.evaluation().standard().version();
    }

    private String firm() {
        return given.orTodo(given.submission().commission().firm(), given.t("word-firm"));
    }

    private String year() {
        return String.valueOf(given.evaluation().department().year());
    }

    private static String index(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
