package org.jiheng.engine;

import java.nio.file.Path;
import java.util.List;
import org.jiheng.engine.facts.Parameter;
import org.jiheng.engine.standard.ReviewPack;
import org.jiheng.engine.verdict.Judged;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.text.Language;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionsPool;

/** Judges what documents claim by the rules under {@code rules/review/}. One instance serves many threads and documents. */
public final class Reviewer implements AutoCloseable {
    /** More firings than any honest document needs. */
    private static final int FIRING_LIMIT = 200_000;

    private final ReviewPack pack;
    private final KieSessionsPool pool;

    private Reviewer(ReviewPack pack, KieBase rules) {
        this.pack = pack;
        this.pool = rules.newKieSessionsPool(Runtime.getRuntime().availableProcessors());
    }

    /**
     * Compiles the rules of the review.
     *
     * @param root the rules folder as the user named it, for messages
     * @throws InputException where the rules cannot be used, with every reason and its place
     */
    public static Reviewer compile(ReviewPack pack, Path root) {
        Rules rules = Rules.of(
                pack.rules(), pack.digest(), root.toString(), () -> RuleCompiler.guard(pack.rules(), root.toString()));
        return new Reviewer(pack, rules.base());
    }

    public ReviewPack pack() {
        return pack;
    }

    /**
     * Judges the facts of one document.
     *
     * @param facts claims with their operands, forms and their rows
     * @param year the year whose parameters are in force
     */
    public Judged judge(List<?> facts, int year, Language language) {
        KieSession session = pool.newKieSession();
        try {
            FindingsRecorder recorder = new FindingsRecorder(facts);
            session.addEventListener(recorder);
            session.setGlobal("report", recorder);
            pack.parameters(year).forEach((name, value) -> session.insert(new Parameter(name, value)));
            facts.forEach(session::insert);
            if (session.fireAllRules(FIRING_LIMIT) >= FIRING_LIMIT) {
                throw InputException.of(Place.whole("rules/review"), "engine.no-end", FIRING_LIMIT);
            }
            return recorder.judged();
        } finally {
            session.dispose();
        }
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
