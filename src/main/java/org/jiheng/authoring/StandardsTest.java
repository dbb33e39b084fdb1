package org.jiheng.authoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.authoring.Expected.Difference;
import org.jiheng.authoring.Mutants.Mutant;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/**
 * Runs the cases of standards and says what failed, what no case covers, and which figures could change unnoticed. Rules of
 * {@code common/} count as covered when the cases of any standard cover them, so they are asked about only when all are run.
 */
public final class StandardsTest {
    private static final String COMMON = "common/";

    private final Path rules;
    private final Language language;
    private final List<String> lines = new ArrayList<>();
    private boolean clean = true;

    private StandardsTest(Path rules, Language language) {
        this.rules = rules;
        this.language = language;
    }

    /** What there is to say, and whether all is well. */
    public record Outcome(String text, boolean clean) {}

    /**
     * Runs the cases of the standards.
     *
     * @param all whether these are all standards of the folder
     * @param mutate whether to move every figure and see that a case breaks
     */
    public static Outcome run(Path rules, List<String> standards, boolean all, boolean mutate, Language language) {
        StandardsTest test = new StandardsTest(rules, language);
        List<PackCases> packs = new ArrayList<>();
        try {
            RuleCoverage coverage = new RuleCoverage();
            for (String standard : standards) {
                PackCases pack = PackCases.open(rules, standard);
                packs.add(pack);
                test.cases(pack, coverage);
            }
            if (all) {
                Set<String> excused = test.reasons("common").keySet();
                test.lacks("common", coverage.lacks(file -> file.startsWith(COMMON), excused, language));
            }
            if (mutate) {
                test.mutate(packs, all);
            }
        } finally {
            packs.forEach(PackCases::close);
        }
        return new Outcome(String.join("\n", test.lines) + "\n", test.clean);
    }

    private void cases(PackCases pack, RuleCoverage coverage) {
        String id = pack.pack().standard().id();
        coverage.add(pack.evaluator().rules());
        RowCoverage rows = new RowCoverage(pack.pack(), pack.evaluator().rules());
        Map<Case, List<Difference>> failures = pack.run(coverage, rows);
        int count = pack.cases().size();
        say("cases.pack", id, count, count - failures.size(), failures.size());
        failures.forEach((each, differences) -> {
            clean = false;
            say("cases.failed", each.place(), each.name().in(language));
            differences.forEach(d -> say("cases.differs", d.what(), d.expected(), d.got()));
        });
        Set<String> excused = reasons(id).keySet();
        List<String> lacks = new ArrayList<>(coverage.lacks(file -> file.startsWith(id + "/"), excused, language));
        lacks.addAll(rows.lacks(excused, language));
        lacks(id, lacks);
    }

    private void lacks(String what, List<String> lacks) {
        if (lacks.isEmpty()) {
            say("cases.covered", what);
            return;
        }
        clean = false;
        say("cases.lacks", what, lacks.size());
        lacks.forEach(lack -> lines.add("    " + lack));
    }

    /** Figures of {@code common/} are moved in every pack, and any case of any of them may notice. */
    private void mutate(List<PackCases> packs, boolean all) {
        Map<String, Boolean> shared = new LinkedHashMap<>();
        long started = System.nanoTime();
        for (PackCases pack : packs) {
            Map<String, Boolean> own = new LinkedHashMap<>();
            for (Mutant mutant : Mutants.of(pack.pack())) {
                if (!mutant.shared()) {
                    own.put(mutant.move(), pack.notices(mutant));
                } else if (all && !shared.getOrDefault(mutant.move(), false)) {
                    shared.put(mutant.move(), pack.notices(mutant));
                }
            }
            started = survivors(pack.pack().standard().id(), own, started);
        }
        if (all) {
            survivors("common", shared, started);
        }
    }

    private long survivors(String folder, Map<String, Boolean> mutants, long started) {
        Map<String, String> reasons = reasons(folder);
        Set<String> unused = new LinkedHashSet<>(reasons.keySet());
        unused.removeIf(path -> path.startsWith("limit "));
        List<String> survivors = new ArrayList<>();
        int explained = 0;
        for (Map.Entry<String, Boolean> mutant : mutants.entrySet()) {
            if (mutant.getValue()) {
                continue;
            }
            if (reasons.containsKey(mutant.getKey())) {
                unused.remove(mutant.getKey());
                explained++;
            } else {
                survivors.add(mutant.getKey());
            }
        }
        long now = System.nanoTime();
        long tenths = (now - started) / 100_000_000L;
        int noticed = mutants.size() - survivors.size() - explained;
        String seconds = tenths / 10 + "." + tenths % 10;
        say("cases.mutants", folder, mutants.size(), noticed, explained, survivors.size(), seconds);
        survivors.forEach(move -> say("cases.survivor", move));
        unused.forEach(move -> say("cases.needless-reason", move));
        clean &= survivors.isEmpty() && unused.isEmpty();
        return now;
    }

    private Map<String, String> reasons(String folder) {
        return new CaseReader(rules).survivors(folder);
    }

    private void say(String key, Object... arguments) {
        lines.add(Message.of(key, arguments).in(language));
    }
}
