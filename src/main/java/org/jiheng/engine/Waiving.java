package org.jiheng.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.engine.Waivers.Subject;
import org.jiheng.engine.Waivers.Waiver;
import org.jiheng.engine.verdict.Evaluation.Approval;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.Kind;
import org.jiheng.engine.verdict.Evaluation.Notice;
import org.jiheng.engine.verdict.Evaluation.ProblemFound;
import org.jiheng.engine.verdict.Evaluation.Verdict;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;

/** Which waivers are in force on the day evaluated, and what there is to say of those that changed nothing. */
final class Waiving {
    private final List<Waiver> waivers;
    private final boolean restored;
    private final LocalDate asOf;
    private final Language language;
    private final Map<String, Waiver> indicators = new LinkedHashMap<>();
    private final Map<String, Waiver> problems = new LinkedHashMap<>();

    /** @param restored whether the standard lets waivers give points back */
    Waiving(Waivers waivers, boolean restored, LocalDate asOf, Language language) {
        this.waivers = waivers.waivers();
        this.restored = restored;
        this.asOf = asOf;
        this.language = language;
        for (Waiver waiver : this.waivers) {
            if (restored && !expired(waiver)) {
                (waiver.subject() == Subject.INDICATOR ? indicators : problems).put(waiver.id(), waiver);
            }
        }
    }

    /** A waiver holds on the day it expires, and no longer after it. */
    private boolean expired(Waiver waiver) {
        return waiver.expires().isBefore(asOf);
    }

    /** What was approved of an indicator, or null. */
    @Nullable
    Approval ofIndicator(String id) {
        Waiver waiver = indicators.get(id);
        return waiver == null ? null : approval(waiver);
    }

    /** What was approved of a problem, in its subject or wherever it is found, or null. */
    @Nullable
    Approval ofProblem(String id) {
        return inForce(id).map(Waiving::approval).orElse(null);
    }

    private static Approval approval(Waiver waiver) {
        return new Approval(waiver.reason(), waiver.approvedBy(), waiver.document(), waiver.expires());
    }

    private Optional<Waiver> inForce(String problem) {
        return Optional.ofNullable(problems.getOrDefault(problem, problems.get(Waivers.code(problem))));
    }

    List<Notice> notices(List<IndicatorResult> results, List<ProblemFound> found) {
        List<Notice> notices = new ArrayList<>();
        for (Waiver waiver : waivers) {
            String what = results.stream()
                    .filter(result -> result.id().equals(waiver.id()))
                    .map(IndicatorResult::name)
                    .findFirst()
                    .orElse(waiver.id());
            if (!restored) {
                notice(notices, "waiver.refused", Message.of("waiver.refused", what, waiver.document()));
            } else if (expired(waiver)) {
                notice(
                        notices,
                        "waiver.expired",
                        Message.of("waiver.expired", what, waiver.document(), waiver.expires(), asOf));
            } else if (waiver.subject() == Subject.INDICATOR) {
                results.stream()
                        .filter(result -> result.id().equals(waiver.id()))
                        .forEach(result -> indicator(notices, waiver, result));
            } else if (found.stream()
                    .noneMatch(p -> waiver.equals(inForce(p.id()).orElse(null)))) {
                notice(notices, "waiver.unused", Message.of("waiver.unused", waiver.id(), waiver.document()));
            }
        }
        return notices;
    }

    private void indicator(List<Notice> notices, Waiver waiver, IndicatorResult result) {
        String name = result.name();
        String document = waiver.document();
        if (result.verdict() == Verdict.NOT_APPLICABLE) {
            notice(notices, "waiver.unused", Message.of("waiver.not-applicable", name, document));
        } else if (has(result, Kind.VETO)) {
            notice(notices, "waiver.veto", Message.of("waiver.veto", name, document));
        } else if (!has(result, Kind.WAIVER)) {
            notice(notices, "waiver.unnecessary", Message.of("waiver.unnecessary", name, document));
        }
    }

    private static boolean has(IndicatorResult result, Kind kind) {
        return result.ledger().stream().anyMatch(line -> line.kind() == kind);
    }

    private void notice(List<Notice> notices, String code, Message message) {
        notices.add(new Notice(code, message.in(language)));
    }
}
