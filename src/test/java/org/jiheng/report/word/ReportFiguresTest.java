package org.jiheng.report.word;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jiheng.Evaluations;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.report.JsonReport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No figure in a Word table differs from the JSON of the same evaluation, or from what was handed in. */
class ReportFiguresTest {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");

    /** Amounts handed in in 元 are printed in 万元. */
    private static final int YUAN = 4;

    /** Points with more decimals are printed with so many. */
    private static final int PRINTED = 4;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example-county-2025/submission",
                "urumqi-etdz-2023/submission",
                "turpan-2024/submission",
                "changji-2024/submission",
                "changji-2024/projects/01",
                "leshan-2023/submission",
                "changjiang-2023/submission"
            })
    void everyFigureInTheTablesIsThatOfTheResult(String name) throws IOException {
        Path file = Path.of("fixtures", name + ".yaml");
        Evaluation evaluation = Evaluations.of(file);
        JsonNode json = new ObjectMapper().readTree(JsonReport.of(evaluation));
        WordFile word = WordFile.written(folder, file.toString(), "--format", "docx");

        assertThat(scores(word)).isEqualTo(sections(json));
        assertThat(sheet(word)).isEqualTo(indicators(json));

        Set<BigDecimal> known = new TreeSet<>();
        numbers(json.toString()).forEach(exact -> {
            known.add(exact);
            known.add(exact.setScale(PRINTED, RoundingMode.HALF_UP));
        });
        numbers(Evaluations.read(file)).forEach(given -> {
            known.add(given);
            known.add(given.movePointLeft(YUAN));
        });
        known.addAll(numbers(Evaluations.read(
                Evaluations.RULES.resolve(evaluation.standard().id()).resolve("standard.yaml"))));
        for (var table : word.document().getTables()) {
            for (List<String> row : WordFile.rows(table)) {
                Set<BigDecimal> printed = numbers(String.join(" ", row));
                printed.removeAll(known);
                printed.removeAll(shares(row));
                assertThat(printed).as(String.join(" | ", row)).isEmpty();
            }
        }
    }

    /** Name, weight and points of each section, and the total. */
    private static List<List<String>> scores(WordFile word) {
        return word.table("一级指标", "权重（分）").stream()
                .skip(1)
                .map(row -> List.of(row.get(0), plain(row.get(1)), plain(row.get(2))))
                .toList();
    }

    private static List<List<String>> sections(JsonNode json) {
        List<List<String>> rows = new ArrayList<>();
        json.path("sections").forEach(each -> rows.add(row(each.path("name").asText(), each)));
        rows.add(List.of(
                "合计",
                plain(json.path("score").path("full").asText()),
                plain(json.path("score").path("earned").asText())));
        return rows;
    }

    /** Name, weight and points of each indicator, with the sub-total of each section and the total in their places. */
    private static List<List<String>> sheet(WordFile word) {
        return word.table("一级指标", "二级指标").stream()
                .skip(1)
                .map(row -> List.of(
                        row.get(2).isEmpty() ? (row.get(0) + row.get(1)) : row.get(2),
                        plain(row.get(3)),
                        plain(row.get(6))))
                .toList();
    }

    private static List<List<String>> indicators(JsonNode json) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode section : json.path("sections")) {
            StreamSupport.stream(json.path("indicators").spliterator(), false)
                    .filter(each -> each.path("section").equals(section.path("id")))
                    .forEach(each -> rows.add(row(each.path("name").asText(), each)));
            rows.add(row("小计", section));
        }
        rows.add(List.of(
                "合计",
                plain(json.path("score").path("full").asText()),
                plain(json.path("score").path("earned").asText())));
        return rows;
    }

    private static List<String> row(String name, JsonNode each) {
        return List.of(
                name,
                plain(each.path("weight").asText()),
                plain(each.path("earned").asText()));
    }

    /** The last figure of a row of money as the share of the two before it. */
    private static Set<BigDecimal> shares(List<String> row) {
        Set<BigDecimal> shares = new TreeSet<>();
        for (int i = 0; i + 2 < row.size(); i++) {
            if (NUMBER.matcher(row.get(i)).matches()
                    && NUMBER.matcher(row.get(i + 1)).matches()) {
                BigDecimal whole = new BigDecimal(row.get(i));
                if (whole.signum() > 0) {
                    shares.add(
                            new BigDecimal(row.get(i + 1)).scaleByPowerOfTen(2).divide(whole, 2, RoundingMode.HALF_UP));
                }
            }
        }
        return shares;
    }

    private static Set<BigDecimal> numbers(String text) {
        Set<BigDecimal> numbers = new TreeSet<>();
        NUMBER.matcher(text).results().forEach(number -> numbers.add(new BigDecimal(number.group())));
        return numbers;
    }

    private static String plain(String number) {
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }
}
