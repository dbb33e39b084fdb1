package org.jiheng.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Measures contestants slice by slice in turn, so that whatever else the machine does meets all of them alike. A figure is the median
 * of its slices: evaluations a second of CPU time of the one thread that runs them, and bytes it allocates for each.
 */
final class Rounds {
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Read by nobody; written so that no work can be left out. */
    @SuppressWarnings("unused")
    private static volatile Object last;

    private final int warm;
    private final int measured;
    private final long slice;

    /**
     * @param warm rounds that do not count
     * @param measured rounds that do
     * @param slice CPU time of each contestant in a round, in nanoseconds
     */
    Rounds(int warm, int measured, long slice) {
        this.warm = warm;
        this.measured = measured;
        this.slice = slice;
    }

    /** One contestant: {@code work} is done with numbers from 0 on, and gives its result. */
    record Contestant(String name, String note, IntFunction<?> work) {}

    /** What came out. */
    record Figure(String name, String note, double perSecond, double bytes) {}

    List<Figure> run(List<Contestant> contestants) {
        double[][] rates = new double[contestants.size()][measured];
        double[][] bytes = new double[contestants.size()][measured];
        for (int round = -warm; round < measured; round++) {
            for (int i = 0; i < contestants.size(); i++) {
                slice(contestants.get(i), round, rates[i], bytes[i]);
            }
        }
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < contestants.size(); i++) {
            Contestant each = contestants.get(i);
            figures.add(new Figure(each.name(), each.note(), median(rates[i]), median(bytes[i])));
        }
        return figures;
    }

    private void slice(Contestant contestant, int round, double[] rates, double[] bytes) {
        long allocated = THREAD.getCurrentThreadAllocatedBytes();
        long begun = THREAD.getCurrentThreadCpuTime();
        long time;
        int count = 0;
        do {
            for (int i = 0; i < 10; i++) {
                last = contestant.work().apply(count++);
            }
            time = THREAD.getCurrentThreadCpuTime() - begun;
        } while (time < slice);
        if (round >= 0) {
            rates[round] = count * 1e9 / time;
            bytes[round] = (double) (THREAD.getCurrentThreadAllocatedBytes() - allocated) / count;
        }
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
