package org.jiheng.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jiheng.Evaluations;
import org.jiheng.cli.Jiheng;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The workbook that departments and scorers fill in is a view of the submission: what is entered is what YAML would say. */
class CollectionWorkbookTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urumqi-etdz-2023",
                "example-county-2025",
                "turpan-2024",
                "leshan-2023",
                "changjiang-2023",
                "changji-2024"
            })
    void filledInFromASubmissionItGivesTheSameResult(String id) {
        Path yaml = Path.of("fixtures", id, "submission.yaml");
        String standard = Evaluations.of(yaml).standard().id();
        Path workbook = write(id + ".xlsx", FilledIn.fill(template(standard), Evaluations.read(yaml)));
        assertThat(withoutDigest(evaluate(workbook))).isEqualTo(withoutDigest(evaluate(yaml)));
    }

    @Test
    void emptyCellsAreMissingFactsAndNothingElseIs() {
        String yaml = Evaluations.read(Path.of("fixtures/example-county-2025/submission.yaml"));
        FilledIn filled = new FilledIn(FilledIn.fill(template("example-county-2025"), yaml));
        FilledIn.cell(filled.row("values", "path", "budget.executed"), "value").setBlank();
        Path workbook = write("missing.xlsx", filled.bytes());
        Path less = write(
                "missing.yaml",
                yaml.replaceFirst("(?m)^  executed: 532.00\n", "").getBytes(StandardCharsets.UTF_8));
        assertThat(withoutDigest(evaluate(workbook)))
                .isEqualTo(withoutDigest(evaluate(less)))
                .contains("\"verdict\" : \"missing\"");
    }

    @Test
    void everyWrongCellIsToldByItsPlaceAtOnce() {
        String yaml = Evaluations.read(Path.of("fixtures/example-county-2025/submission.yaml"));
        FilledIn filled = new FilledIn(FilledIn.fill(template("example-county-2025"), yaml));
        FilledIn.cell(filled.row("values", "path", "budget.annual"), "value").setCellValue("约560");
        FilledIn.cell(filled.row("values", "path", "posts.inPost"), "value").setCellValue(11.5);
        FilledIn.cell(filled.row("values", "path", "plan.schedule"), "value").setCellValue("大概有");
        FilledIn.cell(filled.row("values", "path", "posts.authorised"), "unit").setCellValue("百人");
        FilledIn.cell(filled.row("list projects", "name", "科普活动"), "due").setCellValue("年底");
        FilledIn.cell(filled.row("judgements", "indicator", "financial-compliance.2"), "points")
                .setCellValue(7);
        Path workbook = write("wrong.xlsx", filled.bytes());
        assertThat(refused(workbook).lines().filter(line -> line.startsWith(workbook.toString())))
                .containsExactlyInAnyOrder(
                        workbook + "!预算与执行!C7  须为数字（现为“约560”）",
                        workbook + "!编制人员!C7  “inPost”须为整数（现为 11.5）",
                        workbook + "!履职与成效!C13  须填“是”或“否”（现为“大概有”）",
                        workbook + "!编制人员!D6  这一项不能改用“百人”作单位，请按原单位换算后填写",
                        workbook + "!项目清单!F6  须为日期，如 2026-03-31（现为“年底”）",
                        workbook + "!评定!D6  “financial-compliance.2”的评定得分 7 高于满分 6");
    }

    @Test
    void whatCannotBeACollectionWorkbookIsRefusedWithOneMessage() throws IOException {
        Path damaged = write("damaged.xlsx", new byte[] {'P', 'K', 3, 4, 1, 2, 3});
        Path other = folder.resolve("other.xlsx");
        try (var book = new org.apache.poi.xssf.usermodel.XSSFWorkbook()) {
            book.createSheet("a").createRow(0).createCell(0).setCellValue("b");
            try (var out = Files.newOutputStream(other)) {
                book.write(out);
            }
        }
        FilledIn lost = new FilledIn(template("example-county-2025"));
        lost.sheet("judgements").getRow(0).getCell(0).setBlank();
        Path withoutMark = write("lost.xlsx", lost.bytes());
        Path outside = write("entity.xlsx", withEntity(template("example-county-2025")));
        for (Path file : List.of(damaged, other, withoutMark, outside)) {
            String message = refused(file);
            assertThat(message).startsWith(file.toString());
            assertThat(message.lines().filter(line -> !line.startsWith(" "))).hasSize(1);
        }
    }

    @Test
    void aWorkbookOfManyDepartmentsGivesAResultForEachAndOneBadRowStopsNoOther() {
        FilledIn many = new FilledIn(CollectionTemplate.of(
                RulesFolder.open(Evaluations.RULES).read("example-county-2025"), true, Language.ZH));
        String[][] departments = {{"001", "甲局", "95"}, {"002", "乙局", "很高"}, {"003", "丙局", "70"}};
        for (int i = 0; i < departments.length; i++) {
            for (var sheet : many.sheets("departments")) {
                var row = sheet.getRow(5 + i);
                FilledIn.cell(row, "code").setCellValue(departments[i][0]);
                if (sheet.getSheetName().equals("基本信息")) {
                    FilledIn.cell(row, "department.name").setCellValue(departments[i][1]);
                    FilledIn.cell(row, "department.year").setCellValue(2025);
                    FilledIn.cell(row, "department.asOf").setCellValue("2026-03-31");
                    FilledIn.cell(row, "standard").setCellValue("example-county-2025");
                    FilledIn.cell(row, "projects.complete").setCellValue("是");
                } else if (sheet.getSheetName().equals("履职与成效")) {
                    FilledIn.cell(row, "satisfaction.rate").setCellValue(departments[i][2]);
                    FilledIn.cell(row, "document").setCellValue("问卷" + departments[i][0]);
                }
            }
        }
        var judgement = many.sheet("judgements").getRow(5);
        FilledIn.cell(judgement, "code").setCellValue("003");
        FilledIn.cell(judgement, "indicator").setCellValue("financial-compliance.2");
        FilledIn.cell(judgement, "points").setCellValue(6);
        Path workbook = write("many.xlsx", many.bytes());
        String json = evaluate(workbook);
        assertThat(json)
                .startsWith("[\n")
                .endsWith("]\n")
                .contains("\"name\" : \"甲局\"", "\"name\" : \"丙局\"", "jiheng/error/1", workbook + "#002", "问卷001")
                .doesNotContain("\"name\" : \"乙局\"");
        assertThat(json.split("jiheng/evaluation/1", -1)).hasSize(3);
        Path results = folder.resolve("results");
        assertThat(run(
                        0,
                        "evaluate",
                        workbook.toString(),
                        "--rules",
                        "rules",
                        "--format",
                        "xlsx",
                        "--output",
                        results + "/"))
                .contains("很高");
        assertThat(results.resolve("001.xlsx")).isNotEmptyFile();
        assertThat(results.resolve("003.xlsx")).isNotEmptyFile();
        assertThat(results.resolve("002.xlsx")).doesNotExist();
    }

    /** The same workbook with a document type that asks for a file of the machine. */
    private static byte[] withEntity(byte[] workbook) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(workbook));
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                String text = new String(from.readAllBytes(), StandardCharsets.UTF_8);
                String hostile = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><";
                boolean sheet = entry.getName().endsWith("sheet2.xml");
                to.write(
                        (sheet ? text.replaceFirst("<(?=worksheet)", hostile) : text).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static byte[] template(String standard) {
        return CollectionTemplate.of(RulesFolder.open(Evaluations.RULES).read(standard), false, Language.ZH);
    }

    private Path write(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String evaluate(Path file) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Jiheng.run(
                new PrintWriter(out),
                new PrintWriter(err),
                "evaluate",
                file.toString(),
                "--rules",
                "rules",
                "--format",
                "json");
        assertThat(code).as(err.toString()).isZero();
        return out.toString();
    }

    private static String refused(Path file) {
        return run(2, "evaluate", file.toString(), "--rules", "rules");
    }

    /** Runs a command that ends with a code, and gives what it says on the error stream. */
    static String run(int expected, String... arguments) {
        StringWriter err = new StringWriter();
        int code = Jiheng.run(new PrintWriter(new StringWriter()), new PrintWriter(err), arguments);
        assertThat(code).as(Stream.of(arguments).toList() + "\n" + err).isEqualTo(expected);
        return err.toString();
    }

    /** The digest of a submission is that of its file, so it alone differs. */
    private static String withoutDigest(String json) {
        return json.replaceFirst("(\"submission\" : )\"[0-9a-f]{64}\"", "$1");
    }
}
