package org.jiheng.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, as one table in Markdown and as JSON. */
final class Table {
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final List<Map<String, Object>> rows = new ArrayList<>();

    Table() {
        out.println(machine());
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.arch") + ", Java "
                + System.getProperty("java.vm.version") + ", " + System.getProperty("java.vm.name");
    }

    void head(String... cells) {
        out.println();
        line(cells);
        StringBuilder rule = new StringBuilder("|");
        for (int i = 0; i < cells.length; i++) {
            rule.append(i == 0 || cells[i].equals("note") ? "---|" : "---:|");
        }
        out.println(rule);
    }

    /** A row of the table; the same figures go into the JSON, by name. */
    void row(String part, String name, Map<String, Double> figures, String note) {
        List<String> cells = new ArrayList<>(List.of(name));
        figures.values().forEach(value -> cells.add(shown(value)));
        if (!note.isEmpty()) {
            cells.add(note);
        }
        line(cells.toArray(String[]::new));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("part", part);
        row.put("name", name);
        figures.forEach((key, value) -> row.put(key, BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP)));
        row.put("note", note);
        rows.add(row);
    }

    private void line(String... cells) {
        out.println("| " + String.join(" | ", cells) + " |");
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%,.1f" : "%,.2f", value);
    }

    void write(Path file) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("schema", "jiheng/benchmark/1");
        all.put("machine", machine());
        all.put("figures", rows);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file,
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all) + "\n");
        out.println();
        out.println(file);
    }
}
