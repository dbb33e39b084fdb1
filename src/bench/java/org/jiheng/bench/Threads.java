package org.jiheng.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jiheng.bench.Departments.Given;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.text.Language;

/** One thread against two on the same evaluator, by the clock on the wall; in turn, the median of all rounds. */
final class Threads {
    private final int rounds;
    private final long slice;
    private final List<Given> given = Departments.of(64);
    private final Evaluator evaluator =
            Evaluator.compile(RulesFolder.open(Engines.RULES).read(Engines.STANDARD), Engines.RULES);

    Threads(boolean quick) throws IOException {
        rounds = quick ? 3 : 9;
        slice = quick ? 200_000_000L : 1_000_000_000L;
    }

    void measure(Table table) throws InterruptedException, ExecutionException {
        double[] one = new double[rounds];
        double[] two = new double[rounds];
        ExecutorService pool = Executors.newFixedThreadPool(2);
        for (int round = -4; round < rounds; round++) {
            double single = rate(pool, 1);
            double both = rate(pool, 2);
            if (round >= 0) {
                one[round] = single;
                two[round] = both;
            }
        }
        pool.shutdown();
        double base = Rounds.median(one);
        table.head("threads, by the wall clock", "a second", "× one");
        table.row("threads", "1 thread", ordered(base, 1), "");
        table.row("threads", "2 threads", ordered(Rounds.median(two), Rounds.median(two) / base), "");
    }

    private static Map<String, Double> ordered(double rate, double times) {
        Map<String, Double> values = new java.util.LinkedHashMap<>();
        values.put("perSecond", rate);
        values.put("timesOneThread", times);
        return values;
    }

    private double rate(ExecutorService pool, int threads) throws InterruptedException, ExecutionException {
        long begun = System.nanoTime();
        List<Future<Integer>> running = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int first = t;
            running.add(pool.submit(() -> {
                int count = 0;
                while (System.nanoTime() - begun < slice) {
                    evaluator.evaluate(
                            given.get((first + count++) % given.size()).submission(), Language.ZH);
                }
                return count;
            }));
        }
        int all = 0;
        for (Future<Integer> each : running) {
            all += each.get();
        }
        return all * 1e9 / (System.nanoTime() - begun);
    }
}
