package org.jiheng.authoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.authoring.Expected.Difference;
import org.jiheng.authoring.Mutants.Mutant;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.Evaluator.Observed;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.text.Language;

/** The cases of one standard, ready to run: its rules compiled once. */
public final class PackCases implements AutoCloseable {
    private final Pack pack;
    private final List<Case> cases;
    private final Evaluator evaluator;

    private PackCases(Pack pack, List<Case> cases, Evaluator evaluator) {
        this.pack = pack;
        this.cases = cases;
        this.evaluator = evaluator;
    }

    /**
     * Reads a standard with its cases and compiles its rules.
     *
     * @throws InputException where either cannot be used
     */
    public static PackCases open(Path rules, String standard) {
        Pack pack = RulesFolder.forAuthors(rules).read(standard);
        List<Case> cases = new CaseReader(rules).read(standard);
        Complaints complaints = new Complaints();
        cases.forEach(each -> Evaluator.check(pack, each.submission(), complaints));
        complaints.throwIfAny();
        return new PackCases(pack, cases, Evaluator.compile(pack, rules));
    }

    public List<Case> cases() {
        return cases;
    }

    Pack pack() {
        return pack;
    }

    Evaluator evaluator() {
        return evaluator;
    }

    /** Where the result of a case is not as expected; empty where it passes. */
    public List<Difference> run(Case each) {
        try {
            return each.expected().differences(evaluator.evaluate(each.submission(), Language.ZH));
        } catch (InputException e) {
            return failed(e);
        }
    }

    /** Runs all cases and shows what they did to those who measure coverage. */
    Map<Case, List<Difference>> run(RuleCoverage rules, RowCoverage rows) {
        Map<Case, List<Difference>> failures = new LinkedHashMap<>();
        for (Case each : cases) {
            List<Difference> differences;
            try {
                Observed observed = evaluator.observe(each.submission(), Language.ZH);
                rules.see(pack, observed);
                rows.see(each.submission(), observed);
                differences = each.expected().differences(observed.evaluation());
            } catch (InputException e) {
                differences = failed(e);
            }
            if (!differences.isEmpty()) {
                failures.put(each, differences);
            }
        }
        return failures;
    }

    /** Whether some case notices; those that speak of the indicator are asked first. */
    boolean notices(Mutant mutant) {
        Evaluator other = evaluator.with(mutant.pack());
        List<Case> order = new ArrayList<>();
        cases.stream()
                .filter(each -> each.expected().indicators().contains(mutant.indicator()))
                .forEach(order::add);
        cases.stream().filter(each -> !order.contains(each)).toList().forEach(order::add);
        return order.stream().anyMatch(each -> breaks(each, other));
    }

    private static boolean breaks(Case each, Evaluator other) {
        try {
            return !each.expected()
                    .differences(other.evaluate(each.submission(), Language.ZH))
                    .isEmpty();
        } catch (InputException e) {
            return true;
        }
    }

    private static List<Difference> failed(InputException e) {
        String what = e.complaints().isEmpty()
                ? String.valueOf(e.getMessage())
                : e.complaints().get(0).in(Language.ZH);
        return List.of(new Difference("—", Expected.NOTHING, what));
    }

    @Override
    public void close() {
        evaluator.close();
    }
}
