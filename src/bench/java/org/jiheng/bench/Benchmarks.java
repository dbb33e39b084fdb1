package org.jiheng.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures this program and what it can be compared with, prints one table and writes {@code target/benchmark.json}. Arguments are
 * the parts wanted, all where none is named: {@code engines}, {@code threads}, {@code rules}, {@code review}, {@code cold}; with
 * {@code quick} among them the rounds are short, to see that all works.
 */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        List<String> parts = new ArrayList<>(List.of(arguments));
        boolean quick = parts.remove("quick");
        List<String> known = List.of("engines", "threads", "rules", "review", "cold");
        if (!known.containsAll(parts)) {
            System.err.println("parts: " + String.join(" ", known) + " quick");
            System.exit(2);
        }
        Table table = new Table();
        for (String part : parts.isEmpty() ? known : parts) {
            switch (part) {
                case "engines" -> new Engines(quick).measure(table);
                case "threads" -> new Threads(quick).measure(table);
                case "rules" -> ManyRules.measure(quick, table);
                case "review" -> new Reviews(quick).measure(table);
                default -> new ColdCommands(quick).measure(table);
            }
        }
        table.write(Path.of("target/benchmark.json"));
        System.exit(0);
    }
}
