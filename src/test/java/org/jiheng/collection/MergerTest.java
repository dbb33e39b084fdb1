package org.jiheng.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.Evaluations;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several scorers' workbooks become one, and nobody's answer is silently preferred. */
class MergerTest {
    private static final byte[] FILLED = FilledIn.fill(
            CollectionTemplate.of(RulesFolder.open(Evaluations.RULES).read("example-county-2025"), false, Language.ZH),
            Evaluations.read(Path.of("fixtures/example-county-2025/submission.yaml")));

    @TempDir
    Path folder;

    @Test
    void oneConflictIsNamedByItsCellAndStopsTheEvaluationUntilItIsSettled() throws IOException {
        FilledIn a = new FilledIn(FILLED);
        FilledIn b = new FilledIn(FILLED);
        FilledIn.cell(b.row("judgements", "indicator", "financial-compliance.2"), "points")
                .setCellValue(4);
        FilledIn.cell(a.row("judgements", "indicator", "financial-compliance.2"), "scorer")
                .setCellValue("甲");
        FilledIn.cell(a.row("values", "path", "assets.inUse"), "value").setBlank();
        Path first = Files.write(folder.resolve("A.xlsx"), a.bytes());
        Path second = Files.write(folder.resolve("B.xlsx"), b.bytes());
        Path merged = folder.resolve("F.xlsx");
        String told = CollectionWorkbookTest.run(
                1, "merge", first.toString(), second.toString(), "--output", merged.toString());
        assertThat(told.lines())
                .containsExactly(merged + "!评定!D6  评分人填写不一致，须先确定一个：" + first + "!评定!D6 = 5; " + second + "!评定!D6 = 4");
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(merged)))) {
            assertThat(book.getSheet("冲突").getLastRowNum()).isEqualTo(1);
            assertThat(book.getSheet("冲突").getRow(1).getCell(0).getStringCellValue())
                    .isEqualTo("评定!D6");
        }
        assertThat(CollectionWorkbookTest.run(2, "evaluate", merged.toString(), "--rules", "rules")
                        .lines())
                .hasSize(1)
                .allMatch(line -> line.startsWith(merged + "!评定!D6  评分人填写不一致"));
        FilledIn settled = new FilledIn(Files.readAllBytes(merged));
        var row = settled.row("judgements", "indicator", "financial-compliance.2");
        FilledIn.cell(row, "points").setCellValue(5);
        assertThat(FilledIn.cell(row, "scorer").getStringCellValue()).isEqualTo("甲");
        assertThat(CollectionReader.read("F.xlsx", settled.bytes())
                        .get(0)
                        .complaints()
                        .isEmpty())
                .isTrue();
        FilledIn.cell(row, "scorer").setBlank();
        assertThat(shape(settled.bytes())).isEqualTo(shape(FILLED));
    }

    @Test
    void scorersWhoShareTheSheetsLoseNothing() throws IOException {
        FilledIn a = new FilledIn(FILLED);
        FilledIn b = new FilledIn(FILLED);
        for (var row : a.sheet("list projects")) {
            if (row.getRowNum() > 5) {
                row.forEach(org.apache.poi.ss.usermodel.Cell::setBlank);
            }
        }
        for (String path : List.of("budget.annual", "posts.inPost", "satisfaction.rate")) {
            var row = b.row("values", "path", path);
            for (String key : List.of("value", "document", "page", "quote")) {
                FilledIn.cell(row, key).setBlank();
            }
        }
        ByteArrayOutputStream merged = new ByteArrayOutputStream();
        List<Merger.Filled> both =
                List.of(new Merger.Filled("A.xlsx", a.bytes()), new Merger.Filled("B.xlsx", b.bytes()));
        assertThat(Merger.merge(both, merged, Language.ZH)).isEmpty();
        assertThat(shape(merged.toByteArray())).isEqualTo(shape(FILLED));
    }

    /** What a workbook says, without where. */
    private static List<String> shape(byte[] workbook) {
        List<String> shape = new ArrayList<>();
        shape("", CollectionReader.read("F.xlsx", workbook).get(0).tree(), shape);
        return shape.stream().sorted().toList();
    }

    private static void shape(String path, org.jiheng.source.Node node, List<String> shape) {
        if (node instanceof org.jiheng.source.Node.Mapping mapping) {
            mapping.entries().forEach((key, value) -> shape(path + "/" + key, value, shape));
        } else if (node instanceof org.jiheng.source.Node.Listing listing) {
            for (int i = 0; i < listing.items().size(); i++) {
                shape(path + "/" + i, listing.items().get(i), shape);
            }
        } else if (node instanceof org.jiheng.source.Node.Scalar scalar) {
            shape.add(path + " = " + scalar.text());
        }
    }
}
