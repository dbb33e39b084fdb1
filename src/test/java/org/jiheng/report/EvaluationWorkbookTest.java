package org.jiheng.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.Evaluations;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.Submission;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.intake.SubmissionReader;
import org.jiheng.source.Complaints;
import org.jiheng.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The workbook of an evaluation: its numbers are those of the JSON, its texts are texts. */
class EvaluationWorkbookTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Longer than a cell can be, and not so uniform that it looks like an attack when it is read again. */
    private static final String LONG = IntStream.range(0, 40_000)
            .mapToObj(i -> Character.toString(0x4E00 + i * 7919 % 20_000))
            .collect(Collectors.joining());

    @ParameterizedTest
    @MethodSource("submissions")
    void everyNumberIsThatOfTheJson(Path file) throws IOException {
        String yaml = Evaluations.read(file);
        Evaluation evaluation = Evaluations.ofText(yaml);
        JsonNode json = JSON.readTree(JsonReport.of(evaluation));
        try (XSSFWorkbook book = book(yaml, evaluation)) {
            assertThat(numbers(book.getSheetAt(0), 0)).containsExactlyElementsOf(scores(json));
            List<BigDecimal> points = new ArrayList<>();
            json.get("indicators")
                    .forEach(i -> i.get("ledger").forEach(line -> {
                        if (!line.get("kind").asText().equals("award")) {
                            points.add(line.get("points").decimalValue().stripTrailingZeros());
                        }
                    }));
            assertThat(numbers(book.getSheetAt(1), 1)).containsExactlyElementsOf(points);
            List<BigDecimal> recoverable = new ArrayList<>();
            json.get("problems").forEach(p -> {
                if (!p.get("recoverable").isNull()) {
                    recoverable.add(p.get("recoverable").decimalValue().stripTrailingZeros());
                }
            });
            assertThat(numbers(book.getSheetAt(2), 1)).containsExactlyElementsOf(recoverable);
            BigDecimal open = numbers(book.getSheetAt(4), 1).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal missing = BigDecimal.ZERO;
            for (JsonNode line : json.findValues("ledger").stream()
                    .flatMap(ledger -> Stream.iterate(0, i -> i < ledger.size(), i -> i + 1)
                            .map(ledger::get))
                    .toList()) {
                if (line.get("kind").asText().equals("missing")) {
                    missing = missing.subtract(line.get("points").decimalValue());
                }
            }
            assertThat(open).isEqualByComparingTo(missing);
            JsonNode score = json.get("score");
            assertThat(numbers(book.getSheetAt(5), 0))
                    .containsExactlyElementsOf(
                            Stream.of("earned", "full", "lowest", "highest", "computed", "judged", "beforeWaivers")
                                    .map(key -> score.get(key).decimalValue().stripTrailingZeros())
                                    .toList());
        }
    }

    @Test
    void textsThatLookLikeFormulasOrTemplatesStayTexts() throws IOException {
        List<String> hostile = List.of("=cmd|'/C calc'!A0", "+1+1", "@SUM(A1)", "{{title}}", "<script>x</script>");
        StringBuilder defects = new StringBuilder();
        hostile.forEach(text -> defects.append("      - {text: \"" + text + "\"}\n"));
        String yaml = Evaluations.read(Path.of("fixtures/example-county-2025/submission.yaml"))
                .replace("name: 示例县科学技术局", "name: \"=1+1\"")
                .replace(
                        "      - {text: 科技成果转化项目未填报细化测算,",
                        defects + "      - {text: \"" + LONG + "\"}\n      - {text: 科技成果转化项目未填报细化测算,");
        Evaluation evaluation = Evaluations.ofText(yaml);
        try (XSSFWorkbook book = book(yaml, evaluation)) {
            List<String> texts = new ArrayList<>();
            book.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> {
                assertThat(cell.getCellType()).isIn(CellType.STRING, CellType.NUMERIC, CellType.BLANK);
                if (cell.getCellType() == CellType.STRING) {
                    texts.add(cell.getStringCellValue());
                    assertThat(((XSSFCellStyle) cell.getCellStyle()).getQuotePrefixed())
                            .isTrue();
                    assertThat(cell.getStringCellValue().length()).isLessThanOrEqualTo(32_767);
                }
            })));
            hostile.forEach(text -> assertThat(texts).anyMatch(cell -> cell.contains(text)));
            assertThat(texts).anyMatch(cell -> cell.startsWith("=1+1"));
        }
    }

    @Test
    void headingsStayInSightAndOnEveryPrintedPage() throws IOException {
        String yaml = Evaluations.read(Path.of("fixtures/example-county-2025/submission.yaml"));
        try (XSSFWorkbook book = book(yaml, Evaluations.ofText(yaml))) {
            book.forEach(sheet -> {
                assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow())
                        .isPositive();
                assertThat(sheet.getRepeatingRows().getFirstRow()).isEqualTo(2);
                assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
                assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
            });
            assertThat(book.getSheetAt(3).getDataValidations()).hasSize(1);
        }
    }

    static Stream<Path> submissions() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("fixtures"))) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("waivers.yaml") && !file.endsWith("comments.yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static XSSFWorkbook book(String yaml, Evaluation evaluation) throws IOException {
        Submission submission =
                SubmissionReader.read("submission.yaml", yaml.getBytes(StandardCharsets.UTF_8), new Complaints());
        Pack pack = RulesFolder.open(Evaluations.RULES).read(submission.standard());
        byte[] bytes = EvaluationWorkbook.of(evaluation, Evaluator.completed(pack, submission), Language.ZH);
        return new XSSFWorkbook(new ByteArrayInputStream(bytes));
    }

    private static List<BigDecimal> scores(JsonNode json) {
        List<BigDecimal> numbers = new ArrayList<>();
        for (JsonNode section : json.get("sections")) {
            for (JsonNode indicator : json.get("indicators")) {
                if (indicator.get("section").equals(section.get("id"))) {
                    add(numbers, indicator, "weight", "earned");
                }
            }
            add(numbers, section, "weight", "earned");
        }
        add(numbers, json.get("score"), "full", "earned");
        return numbers;
    }

    private static void add(List<BigDecimal> numbers, JsonNode node, String... keys) {
        for (String key : keys) {
            numbers.add(node.get(key).decimalValue().stripTrailingZeros());
        }
    }

    /** The numbers of a sheet, from left to right and top to bottom. */
    private static List<BigDecimal> numbers(XSSFSheet sheet, int firstColumn) {
        List<BigDecimal> numbers = new ArrayList<>();
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.NUMERIC && cell.getColumnIndex() >= firstColumn) {
                    numbers.add(BigDecimal.valueOf(cell.getNumericCellValue()).stripTrailingZeros());
                }
            }
        }
        return numbers;
    }
}
