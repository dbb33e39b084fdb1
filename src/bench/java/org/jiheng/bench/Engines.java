package org.jiheng.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.bench.Departments.Given;
import org.jiheng.bench.Rounds.Contestant;
import org.jiheng.bench.Rounds.Figure;
import org.jiheng.bench.peer.CamundaDmn;
import org.jiheng.bench.peer.Department;
import org.jiheng.bench.peer.Evrete;
import org.jiheng.bench.peer.KieDmn;
import org.jiheng.bench.peer.OpenLTablets;
import org.jiheng.bench.peer.Peer;
import org.jiheng.bench.peer.PlainJava;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.Submission;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.ProblemFound;
import org.jiheng.intake.SubmissionReader;
import org.jiheng.report.JsonReport;
import org.jiheng.source.Complaints;
import org.jiheng.text.Language;

/** The example county's 13 indicators by this program, by hand, and by other engines; all must give the same points first. */
final class Engines {
    static final Path RULES = Path.of("rules");
    static final String STANDARD = "example-county-2025";
    private static final int DEPARTMENTS = 64;

    private final Rounds rounds;
    private final List<Given> given;
    private final Evaluator evaluator;
    private final List<Peer> peers;

    Engines(boolean quick) throws IOException {
        rounds = quick ? new Rounds(2, 3, 100_000_000L) : new Rounds(20, 9, 500_000_000L);
        given = Departments.of(DEPARTMENTS);
        evaluator = Evaluator.compile(RulesFolder.open(RULES).read(STANDARD), RULES);
        Department sample = given.get(0).figures();
        peers = List.of(new OpenLTablets(), new Evrete(), new CamundaDmn(sample), new KieDmn(sample));
    }

    void measure(Table table) {
        given.forEach(this::requireEqual);
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(new Contestant(
                "hand-coded Java: points, arithmetic, ten problems",
                "no missing facts, evidence, clauses, states of checks",
                i -> HandCoded.evaluate(submission(i))));
        contestants.add(new Contestant(
                "**rules: ledger, evidence, 50 problems, check states**",
                "everything",
                i -> evaluator.evaluate(submission(i), Language.ZH)));
        PlainJava plain = new PlainJava();
        contestants.add(new Contestant(plain.name(), "no " + plain.leavesOut(), i -> plain.evaluate(figures(i))));
        peers.forEach(peer ->
                contestants.add(new Contestant(peer.name(), "no " + peer.leavesOut(), i -> peer.evaluate(figures(i)))));
        contestants.add(new Contestant("reading a submission from JSON", "everything", i -> read(i)));
        contestants.add(new Contestant(
                "JSON text in, evaluation out", "everything", i -> evaluator.evaluate(read(i), Language.ZH)));
        contestants.add(new Contestant(
                "JSON text in, JSON text out",
                "everything",
                i -> JsonReport.of(evaluator.evaluate(read(i), Language.ZH))));
        List<Figure> figures = rounds.run(contestants);
        double byHand = figures.get(0).perSecond();
        table.head("one thread, 64 departments", "a CPU second", "KB each", "× by hand", "note");
        for (Figure figure : figures) {
            Map<String, Double> values = new LinkedHashMap<>();
            values.put("perCpuSecond", figure.perSecond());
            values.put("kilobytesEach", figure.bytes() / 1024);
            values.put("timesByHand", byHand / figure.perSecond());
            table.row("engines", figure.name(), values, figure.note());
        }
    }

    private Submission submission(int i) {
        return given.get(i % DEPARTMENTS).submission();
    }

    private Department figures(int i) {
        return given.get(i % DEPARTMENTS).figures();
    }

    private Submission read(int i) {
        return SubmissionReader.read("submission", given.get(i % DEPARTMENTS).text(), new Complaints());
    }

    /** Every engine gives every department the same points, or nothing is measured. */
    private void requireEqual(Given each) {
        Evaluation evaluation = evaluator.evaluate(each.submission(), Language.ZH);
        List<BigDecimal> expected = new ArrayList<>();
        for (int i = 0; i < Peer.INDICATORS.size(); i++) {
            var indicator = evaluation.indicators().get(i);
            if (!indicator.id().equals(Peer.INDICATORS.get(i))) {
                throw new IllegalStateException(indicator.id() + " is not " + Peer.INDICATORS.get(i));
            }
            expected.add(indicator.earned());
        }
        expected.add(evaluation.score().earned());
        require("plain Java", new PlainJava().points(each.figures()), expected);
        peers.forEach(peer -> require(peer.name(), peer.points(each.figures()), expected));
        HandCoded.Result byHand = HandCoded.evaluate(each.submission());
        require(
                "hand-coded Java",
                List.of(byHand.total()),
                List.of(evaluation.score().earned()));
        List<String> found =
                evaluation.problems().stream().map(ProblemFound::id).toList();
        if (!found.containsAll(byHand.problems())) {
            throw new IllegalStateException("problems by hand " + byHand.problems() + ", by rules " + found);
        }
    }

    private static void require(String engine, List<BigDecimal> points, List<BigDecimal> expected) {
        boolean equal = points.size() == expected.size();
        for (int i = 0; equal && i < points.size(); i++) {
            equal = points.get(i).compareTo(expected.get(i)) == 0;
        }
        if (!equal) {
            throw new IllegalStateException(engine + " gives " + points + ", the rules " + expected);
        }
    }
}
