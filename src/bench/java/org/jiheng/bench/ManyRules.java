package org.jiheng.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.bench.Rounds.Contestant;
import org.jiheng.bench.Rounds.Figure;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.Submission;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.intake.SubmissionReader;
import org.jiheng.source.Complaints;
import org.jiheng.text.Language;

/**
 * A made-up standard of so many rows, each with so many rules of which one matches, to see what cost follows. Every size has a Java of
 * its own and no cache, so that building is building.
 */
public final class ManyRules {
    private ManyRules() {}

    static void measure(boolean quick, Table table) throws IOException, InterruptedException {
        table.head("rules in a standard", "build, s", "µs an evaluation", "KB each");
        int[][] sizes = {{20, 5}, {20, 50}, {200, 5}};
        for (int[] size : sizes) {
            int rows = size[0];
            int each = size[1];
            double[] figures = ofAnother(rows, each, quick);
            Map<String, Double> values = new LinkedHashMap<>();
            values.put("buildSeconds", figures[0]);
            values.put("microsEach", figures[1]);
            values.put("kilobytesEach", figures[2]);
            String name = String.format("%,d rules, of which %d match", rows * each, rows);
            table.row("rules", name, values, "");
        }
    }

    private static double[] ofAnother(int rows, int each, boolean quick) throws IOException, InterruptedException {
        Path cache = Files.createTempDirectory("jiheng-bench");
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyRules.class.getName(),
                        String.valueOf(rows),
                        String.valueOf(each),
                        String.valueOf(quick))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        java.environment().put("XDG_CACHE_HOME", cache.toString());
        Process process = java.start();
        String line;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            line = out.lines().reduce("", (before, after) -> after);
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(rows + " rows of " + each + " rules: " + line);
        }
        ColdCommands.delete(cache);
        return List.of(line.split(" ")).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** {@code ROWS RULES-EACH QUICK}: prints seconds to build, microseconds an evaluation, kilobytes each. */
    public static void main(String[] arguments) throws IOException {
        int rows = Integer.parseInt(arguments[0]);
        int each = Integer.parseInt(arguments[1]);
        boolean quick = Boolean.parseBoolean(arguments[2]);
        Path rules = Files.createTempDirectory("jiheng-rules");
        write(rules, rows, each);
        long begun = System.nanoTime();
        try (Evaluator evaluator = Evaluator.compile(RulesFolder.open(rules).read("many"), rules)) {
            double built = (System.nanoTime() - begun) / 1e9;
            Submission submission = submission(rows);
            Evaluation evaluation = evaluator.evaluate(submission, Language.ZH);
            if (evaluation.score().earned().intValueExact() != rows) {
                throw new IllegalStateException("earned " + evaluation.score().earned() + " of " + rows);
            }
            Rounds rounds = quick ? new Rounds(2, 3, 100_000_000L) : new Rounds(20, 9, 500_000_000L);
            Figure figure = rounds.run(
                            List.of(new Contestant("", "", i -> evaluator.evaluate(submission, Language.ZH))))
                    .get(0);
            System.out.println(built + " " + 1e6 / figure.perSecond() + " " + figure.bytes() / 1024);
        }
        ColdCommands.delete(rules);
    }

    private static void write(Path rules, int rows, int each) throws IOException {
        Path folder = Files.createDirectories(rules.resolve("many"));
        Files.createDirectories(rules.resolve("common"));
        StringBuilder standard = new StringBuilder("""
                id: many
                title: {zh: 规模测试, en: many rules}
                authority: {zh: 虚构, en: fictitious}
                basis: fictitious
                years: {from: 2025, until: 2025}
                rounding: {scale: 2, mode: HALF_UP}
                sections:
                  - id: all
                    name: {zh: 全部, en: all}
                    groups:
                      - name: {zh: 全部, en: all}
                        indicators:
                """);
        StringBuilder facts = new StringBuilder("facts:\n");
        StringBuilder text = new StringBuilder();
        int inFile = 0;
        int file = 0;
        for (int row = 0; row < rows; row++) {
            standard.append(
                    "          - {id: row-%1$d, name: {zh: 第%1$d项, en: row %1$d}, weight: 1, clause: {zh: 第%1$d条, en: clause %1$d}, text: {zh: 落在区间的得1分, en: in a range}, method: ranges, measure: figure.n%1$d}%n"
                            .formatted(row));
            facts.append("  figure.n%1$d: {label: {zh: 数%1$d, en: figure %1$d}, unit: \"\"}%n".formatted(row));
            for (int rule = 0; rule < each; rule++) {
                text.append("""
                        rule "row %1$d: from %2$d"
                        when
                          $c : Criterion(id == "row-%1$d")
                          Measure(name == "figure.n%1$d", value >= %2$dB, value < %3$dB, $value : value)
                          $points : BigDecimal() from (1B)
                        then
                          report.award($c, $points, "{value} → {points}");
                        end
                        """.formatted(row, rule, rule + 1));
                if (++inFile == 250) {
                    Files.writeString(folder.resolve("ranges" + file++ + ".drl"), text);
                    text.setLength(0);
                    inFile = 0;
                }
            }
        }
        Files.writeString(folder.resolve("ranges" + file + ".drl"), text);
        Files.writeString(folder.resolve("standard.yaml"), standard.append(facts));
    }

    private static Submission submission(int rows) {
        StringBuilder text = new StringBuilder(
                "department: {name: 某局, year: 2025, asOf: 2026-03-31, fictitious: true}\nstandard: many\nfacts:\n");
        for (int row = 0; row < rows; row++) {
            text.append("  figure.n" + row + ": {value: " + row % 5 + ".5, source: {document: 台账}}\n");
        }
        Complaints complaints = new Complaints();
        Submission submission =
                SubmissionReader.read("submission", text.toString().getBytes(StandardCharsets.UTF_8), complaints);
        complaints.throwIfAny();
        return submission;
    }
}
