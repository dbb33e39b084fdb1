package org.jiheng.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jiheng.engine.IndicatorLedger.Settled;
import org.jiheng.engine.Recorder.Found;
import org.jiheng.engine.facts.Judgement;
import org.jiheng.engine.facts.Request;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.ProblemRow;
import org.jiheng.engine.standard.Standard;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.engine.standard.Standard.Section;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.Approval;
import org.jiheng.engine.verdict.Evaluation.Check;
import org.jiheng.engine.verdict.Evaluation.Digests;
import org.jiheng.engine.verdict.Evaluation.Evidence;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.Notice;
import org.jiheng.engine.verdict.Evaluation.ProblemFound;
import org.jiheng.engine.verdict.Evaluation.Score;
import org.jiheng.engine.verdict.Evaluation.SectionResult;
import org.jiheng.source.InputException;
import org.jiheng.source.Nearest;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jiheng.text.Template;
import org.jiheng.text.Text;
import org.jspecify.annotations.Nullable;

/** Puts the result together from what was recorded: sums over indicators, problems in the catalogue's order, states of checks. */
final class Results {
    private final Pack pack;
    private final Standard standard;
    private final Submission submission;
    private final Recorder recorder;
    private final EvidenceFinder evidence;
    private final Language language;
    private final Waivers waivers;
    private final Waiving waiving;

    Results(
            Pack pack,
            Submission submission,
            Waivers waivers,
            Recorder recorder,
            EvidenceFinder evidence,
            Language language) {
        this.waivers = waivers;
        this.waiving = new Waiving(
                waivers,
                pack.standard().policies().waiversRestored(),
                submission.department().asOf(),
                language);
        this.pack = pack;
        this.standard = pack.standard();
        this.submission = submission;
        this.recorder = recorder;
        this.evidence = evidence;
        this.language = language;
    }

    Evaluation collect(List<Check> checks, String engine) {
        List<Settled> before = settle(id -> null);
        List<Settled> settled = waivers.waivers().isEmpty() ? before : settle(waiving::ofIndicator);
        List<IndicatorResult> indicators = settled.stream().map(Settled::result).toList();
        List<ProblemFound> problems = problems(indicators);
        var d = submission.department();
        return new Evaluation(
                new Evaluation.Subject(d.name(), d.project(), d.year(), d.asOf(), d.fictitious()),
                new Evaluation.StandardUsed(
                        standard.id(), pack.version(), standard.title().in(language), standard.basis()),
                new Digests(submission.digest(), waivers.digest(), pack.digest(), engine),
                score(settled, earned(before)),
                sections(indicators),
                indicators,
                problems,
                checks,
                notices(indicators, problems));
    }

    /** The indicators with what was approved of each, weights that do not apply given to the others. */
    private List<Settled> settle(Function<String, @Nullable Approval> approved) {
        List<Settled> settled = standard.indicators().stream()
                .map(row -> settle(row, approved.apply(row.id())))
                .toList();
        return WeightShares.share(standard, settled, language);
    }

    private Settled settle(IndicatorRow row, @Nullable Approval waiver) {
        List<Account> accounts = new ArrayList<>();
        Account whole = recorder.account(row.id());
        if (whole != null) {
            accounts.add(whole);
        } else {
            for (CriterionRow criterion : row.criteria()) {
                Account account = recorder.account(criterion.criterion().id());
                if (account != null) {
                    accounts.add(account);
                }
            }
        }
        for (Account account : accounts) {
            if (account.silent()) {
                throw InputException.of(
                        account.row().place(),
                        "engine.nobody-reported",
                        account.row().criterion().id(),
                        account.row().criterion().method(),
                        recorder.howMeasured(account.row().criterion()));
            }
        }
        return IndicatorLedger.settle(row, accounts, recorder.notApplicable(row.id()), waiver, language);
    }

    private static BigDecimal earned(List<Settled> settled) {
        return sum(settled, s -> s.result().earned());
    }

    /** What an indicator that does not apply gave up without a taker is not to be had. */
    private Score score(List<Settled> settled, BigDecimal beforeWaivers) {
        BigDecimal full = sum(settled, s -> s.result().weight());
        BigDecimal earned = earned(settled);
        BigDecimal lowest = sum(settled, s -> s.result().lowest());
        BigDecimal highest = sum(settled, s -> s.result().highest());
        BigDecimal judged = sum(settled, Settled::judged);
        BigDecimal done = sum(settled, Settled::settled);
        boolean graded = full.signum() > 0;
        String low = graded ? grade(lowest) : null;
        String high = graded ? grade(highest) : null;
        return new Score(
                earned,
                full,
                lowest,
                highest,
                full.signum() == 0 ? BigDecimal.ONE : done.divide(full, 4, RoundingMode.HALF_UP),
                earned.subtract(judged),
                judged,
                low != null && low.equals(high) ? low : null,
                low,
                high,
                beforeWaivers);
    }

    private @Nullable String grade(BigDecimal points) {
        if (standard.basis().equals(Standard.PROJECT_DEFAULT)) {
            return null;
        }
        Text grade = standard.grade(points);
        return grade == null ? null : grade.in(language);
    }

    private List<SectionResult> sections(List<IndicatorResult> indicators) {
        List<SectionResult> sections = new ArrayList<>();
        for (Section section : standard.sections()) {
            List<IndicatorResult> own = indicators.stream()
                    .filter(indicator -> indicator.section().equals(section.id()))
                    .toList();
            BigDecimal earned = sum(own, IndicatorResult::earned);
            BigDecimal weight = sum(own, IndicatorResult::weight);
            BigDecimal rate =
                    weight.signum() == 0 ? null : earned.scaleByPowerOfTen(2).divide(weight, 2, RoundingMode.HALF_UP);
            sections.add(new SectionResult(section.id(), section.name().in(language), weight, earned, rate));
        }
        return sections;
    }

    /** One problem for each code and subject, whatever number of rules found it. */
    private List<ProblemFound> problems(List<IndicatorResult> indicators) {
        Map<String, List<Found>> byId = new LinkedHashMap<>();
        List<String> codes = List.copyOf(pack.problems().keySet());
        List<String> items = submission.lists().values().stream()
                .flatMap(list -> list.items().stream())
                .toList();
        recorder.found().stream()
                .sorted(Comparator.comparingInt(
                                (Found f) -> codes.indexOf(f.row().code()))
                        .thenComparingInt(f -> items.indexOf(f.subject()))
                        .thenComparing(Found::subject)
                        .thenComparingInt(
                                f -> List.copyOf(f.row().messages().keySet()).indexOf(f.messageKey()))
                        .thenComparing(Found::rule))
                .forEach(f -> byId.computeIfAbsent(
                                f.subject().isEmpty() ? f.row().code() : f.row().code() + "/" + f.subject(),
                                id -> new ArrayList<>())
                        .add(f));
        List<ProblemFound> problems = new ArrayList<>();
        byId.forEach((id, found) -> problems.add(problem(id, found, indicators)));
        return problems;
    }

    private ProblemFound problem(String id, List<Found> found, List<IndicatorResult> indicators) {
        ProblemRow row = found.get(0).row();
        Set<Evidence> all = new LinkedHashSet<>();
        found.forEach(f -> all.addAll(f.evidence()));
        String detail = String.join(
                language == Language.EN ? " " : "",
                found.stream().map(Found::message).distinct().toList());
        return new ProblemFound(
                id,
                row.code(),
                evidence.itemName(found.get(0).subject()),
                row.title().in(language),
                row.severity(),
                detail,
                row.rationale().in(language),
                found.get(0).rule(),
                List.copyOf(all),
                row.remediation().stream().map(step -> step.in(language)).toList(),
                recoverable(row.code(), indicators),
                waiving.ofProblem(id));
    }

    /** Points lost by the indicators that the standard links with the problem. */
    private @Nullable BigDecimal recoverable(String code, List<IndicatorResult> indicators) {
        List<String> linked = standard.indicators().stream()
                .filter(row -> row.problems().contains(code))
                .map(IndicatorRow::id)
                .toList();
        return linked.isEmpty()
                ? null
                : sum(
                        indicators.stream()
                                .filter(indicator -> linked.contains(indicator.id()))
                                .toList(),
                        indicator -> indicator.weight().subtract(indicator.highest()));
    }

    private List<Notice> notices(List<IndicatorResult> indicators, List<ProblemFound> problems) {
        List<Notice> notices = new ArrayList<>();
        int year = submission.department().year();
        if (year < standard.firstYear() || year > standard.lastYear()) {
            String period = standard.firstYear() + "–" + standard.lastYear();
            notices.add(new Notice(
                    "standard.not-in-force",
                    Message.of("standard.not-in-force", year, period).in(language)));
        }
        standard.notices()
                .forEach(n -> notices.add(new Notice(n.code(), n.text().in(language))));
        submission.freeFacts().stream().filter(fact -> !pack.declares(fact)).forEach(fact -> {
            String near = Nearest.to(fact, pack.labels().keySet()).orElse("—");
            notices.add(new Notice(
                    "submission.unused-fact",
                    Message.of("standard.unused-fact", fact, near).in(language)));
        });
        requests(notices);
        notices.addAll(waiving.notices(indicators, problems));
        if (indicators.stream().allMatch(i -> i.weight().signum() == 0)) {
            notices.add(new Notice(
                    "standard.nothing-applies",
                    Message.of("standard.nothing-applies").in(language)));
        }
        submission
                .unusual()
                .forEach(u -> notices.add(new Notice(u.code(), u.message().in(language))));
        indicators.forEach(indicator -> scoreDiffers(indicator).ifPresent(notices::add));
        submission.judgements().stream()
                .map(Judgement::subject)
                .filter(subject -> {
                    Account account = recorder.account(subject);
                    return account != null && account.award() != null && !account.judged();
                })
                .forEach(subject -> notices.add(new Notice(
                        "submission.judgement-unused",
                        Message.of("standard.judgement-unused", evidence.subject(subject))
                                .in(language))));
        return notices;
    }

    /** The points that a department gave itself for a row, where the standard cannot give them. */
    private Optional<Notice> scoreDiffers(IndicatorResult indicator) {
        Submission.Known known = submission.known().get("indicators." + indicator.id() + ".score");
        if (known == null) {
            return Optional.empty();
        }
        BigDecimal score = new BigDecimal(known.value().split(" ", 2)[0]);
        boolean possible = score.compareTo(indicator.lowest()) >= 0 && score.compareTo(indicator.highest()) <= 0;
        return possible
                ? Optional.empty()
                : Optional.of(new Notice(
                        "submission.score-differs",
                        Message.of(
                                        "standard.score-differs",
                                        indicator.name(),
                                        Template.plain(score),
                                        Template.plain(indicator.earned()))
                                .in(language)));
    }

    /** A request for material that no row needs cannot deduct anything; a misspelt one should not go unseen. */
    private void requests(List<Notice> notices) {
        Set<String> materials = new TreeSet<>();
        standard.indicators().forEach(row -> row.criteria().forEach(c -> materials.addAll(c.materials())));
        submission.facts().stream()
                .filter(Request.class::isInstance)
                .map(fact -> ((Request) fact).material())
                .filter(material -> !materials.contains(material))
                .forEach(material -> notices.add(new Notice(
                        "request.unknown-material",
                        Message.of(
                                        "request.unknown-material",
                                        material,
                                        materials.isEmpty() ? "—" : String.join(", ", materials))
                                .in(language))));
    }

    private static <T> BigDecimal sum(List<T> all, Function<T, BigDecimal> value) {
        BigDecimal sum = BigDecimal.ZERO;
        for (T each : all) {
            sum = sum.add(value.apply(each));
        }
        return sum;
    }
}
