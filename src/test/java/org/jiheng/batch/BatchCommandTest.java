package org.jiheng.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.jiheng.Evaluations;
import org.jiheng.cli.Jiheng;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchCommandTest {
    private static final String EXAMPLE = Evaluations.read(Path.of("fixtures/example-county-2025/submission.yaml"));

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Four departments: two alike, one better, one worse of which posts and purchases are not known; and a file that is none. */
    @BeforeEach
    void file() throws IOException {
        Path in = Files.createDirectories(folder.resolve("in/second"));
        Evaluations.write(in.resolveSibling("a.yaml"), named("甲局"));
        Evaluations.write(in.resolveSibling("b.yaml"), "department: [");
        Evaluations.write(
                in.resolveSibling("c.yaml"),
                named("丙局")
                        .replace(
                                "kind: performance-tracking, name: 绩效跟踪管理办法, exists: false",
                                "kind: performance-tracking, name: 绩效跟踪管理办法, exists: true"));
        Evaluations.write(in.resolve("d.yaml"), named("丁局").replaceAll("(?m)^(posts|procurement):.*$", ""));
        Evaluations.write(in.resolve("e.yaml"), named("戊局"));
        Evaluations.write(in.resolve("~notes.txt"), "nobody's submission");
    }

    private static String named(String name) {
        return EXAMPLE.replace("name: 示例县科学技术局", "name: " + name);
    }

    @Test
    void theFilesOfAFolderAreEvaluatedInTheOrderOfTheirNames() throws IOException {
        assertThat(batch("--output", result().toString())).isZero();
        assertThat(Files.readAllLines(result()))
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"name\":\"甲局\""),
                        line -> assertThat(line)
                                .startsWith(
                                        "{\"schema\":\"jiheng/error/1\",\"document\":\"" + folder.resolve("in/b.yaml")),
                        line -> assertThat(line).contains("\"name\":\"丙局\""),
                        line -> assertThat(line).contains("\"name\":\"丁局\""),
                        line -> assertThat(line).contains("\"name\":\"戊局\""));
        assertThat(out.toString())
                .isEqualTo("5 submission(s): 4 evaluated, 1 could not be used; results in " + result()
                        + System.lineSeparator());
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aFileOfWaiversAmongSubmissionsIsOneLine() throws IOException {
        Path waivers = folder.resolve("in/w.yaml");
        Evaluations.write(waivers, "waivers: []");
        batch("--output", result().toString());
        assertThat(Files.readAllLines(result()))
                .filteredOn(line -> line.contains("w.yaml"))
                .singleElement()
                .asString()
                .contains("w.yaml:1:1  This file goes with a submission");
    }

    @Test
    void whatIsReadIsNeverWrittenOver() {
        Path lines = folder.resolve("lines.jsonl");
        Evaluations.write(lines, "{}");
        StringWriter said = new StringWriter();
        int code = Jiheng.run(
                new PrintWriter(said),
                new PrintWriter(said),
                "batch",
                lines.toString(),
                "--standard",
                "example-county-2025",
                "--output",
                folder.resolve("in/../lines.jsonl").toString(),
                "--lang",
                "en");
        assertThat(code).isEqualTo(2);
        assertThat(said.toString()).contains("lines.jsonl  This is also read or written as " + lines);
        assertThat(Evaluations.read(lines)).isEqualTo("{}");
    }

    @Test
    void theSummaryRanksCountsAndNamesWhatCouldNotBeUsed() throws IOException {
        Path summary = folder.resolve("in/summary.xlsx");
        for (int i = 0; i < 2; i++) {
            assertThat(batch("--output", result().toString(), "--summary", summary.toString()))
                    .isZero();
        }
        List<List<String>> overview = sheet(summary, 0);
        List<List<String>> ranking = sheet(summary, 1);
        assertThat(overview.subList(1, 6))
                .containsExactly(
                        List.of("Standard", "Evaluation standard of Example County, whole department (fictitious)", ""),
                        List.of("Digest of the rules", overview.get(2).get(1), ""),
                        List.of("Submissions", "5", ""),
                        List.of("Evaluated", "4", ""),
                        List.of("Could not be used", "1", ""));
        assertThat(ranking)
                .extracting(row -> row.subList(0, 3))
                .containsExactly(
                        List.of("Rank", "Department", "Score"),
                        List.of("1", "丙局", "85.20"),
                        List.of("2", "甲局", "84.20"),
                        List.of("2", "戊局", "84.20"),
                        List.of("4", "丁局", "78.50"));
        assertThat(ranking).extracting(row -> row.get(6)).containsExactly("Line", "3", "1", "5", "4");
        assertThat(overview).contains(List.of("Grade: good", "3", "75.0%"), List.of("Grade: open", "1", "25.0%"));
        assertThat(sheet(summary, 2))
                .contains(List.of("2", "Missing management system", "systems.missing", "3", "75.0%"));
        assertThat(sheet(summary, 3)).anySatisfy(row -> assertThat(row).endsWith("posts.over-staffed", "1", "25.0%"));
        assertThat(sheet(summary, 4))
                .hasSize(2)
                .last()
                .satisfies(row -> assertThat(row)
                        .startsWith("2", folder.resolve("in/b.yaml").toString()));
    }

    @Test
    void theSummaryOfARunThatWasResumedIsThatOfOne() throws IOException {
        Path one = folder.resolve("one.xlsx");
        batch("--output", result().toString(), "--summary", one.toString());
        byte[] whole = Files.readAllBytes(result());
        Files.write(folder.resolve("results.jsonl.part"), Arrays.copyOf(whole, whole.length * 7 / 10));
        Files.delete(result());
        Path two = folder.resolve("two.xlsx");
        assertThat(batch("--output", result().toString(), "--summary", two.toString(), "--resume"))
                .isZero();
        assertThat(result()).hasBinaryContent(whole);
        for (int i = 0; i < 5; i++) {
            assertThat(sheet(two, i)).isEqualTo(sheet(one, i));
        }
    }

    @Test
    void whereNoneCanBeUsedTheExitCodeSaysSo() throws IOException {
        Path in = folder.resolve("bad.jsonl");
        Files.writeString(in, "{}\n{\"department\": 1}\n");
        assertThat(run("batch", in.toString(), "--standard", "example-county-2025", "--output", result().toString()))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith(in + ":1:1  ");
        assertThat(Files.readAllLines(result())).hasSize(2);
        Files.writeString(in, "\n\n");
        assertThat(run("batch", in.toString(), "--standard", "example-county-2025", "--output", result().toString()))
                .isEqualTo(2);
        assertThat(Files.readAllLines(result())).as("the results of before").hasSize(2);
    }

    @Test
    void whatCannotBeDoneIsSaidBeforeAnythingIsWritten() {
        assertThat(batch("--output", folder.resolve("nowhere/results.jsonl").toString()))
                .isEqualTo(2);
        assertThat(batch("--output", result().toString(), "--threads", "0")).isEqualTo(2);
        assertThat(batch("--output", folder.toString())).isEqualTo(2);
        assertThat(run(
                        "batch",
                        folder.resolve("none.jsonl").toString(),
                        "--standard",
                        "example-county-2025",
                        "--output",
                        result().toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        folder.resolve("nowhere/results.jsonl")
                                + "  Cannot be written: its folder does not exist; make it first",
                        "--threads  At least 1 thread is needed (it is 0)",
                        folder + "  This is a folder; a file is expected",
                        folder.resolve("none.jsonl") + "  There is no such file");
        assertThat(result()).doesNotExist();
        assertThat(folder.resolve("results.jsonl.part")).doesNotExist();
    }

    private Path result() {
        return folder.resolve("results.jsonl");
    }

    private int batch(String... more) {
        return run(Stream.concat(
                        Stream.of("batch", folder.resolve("in").toString(), "--standard", "example-county-2025"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        return Jiheng.run(
                new PrintWriter(out),
                new PrintWriter(err),
                Stream.concat(Stream.of(arguments), Stream.of("--rules", "rules", "--lang", "en"))
                        .toArray(String[]::new));
    }

    private static List<List<String>> sheet(Path file, int number) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                Workbook book = WorkbookFactory.create(in)) {
            Sheet sheet = book.getSheetAt(number);
            DataFormatter shown = new DataFormatter();
            List<List<String>> rows = new ArrayList<>();
            for (Row row : sheet) {
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(shown.formatCellValue(cell)));
                rows.add(cells);
            }
            return rows;
        }
    }
}
