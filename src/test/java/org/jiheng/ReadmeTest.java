package org.jiheng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jiheng.cli.Jiheng;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.text.Language;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the READMEs show on their first screen is what the program prints. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(text|diff)\\R(.*?)^ *```$");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"README.md, en", "README.zh-CN.md, zh"})
    void theFirstReportIsTheOneThatIsPrinted(String readme, String language) {
        String out = run("evaluate", "fixtures/urumqi-etdz-2023/submission.yaml", "--lang", language);
        assertThat(out.lines().toList()).containsAll(shown(readme, "text", 0));
    }

    @ParameterizedTest
    @CsvSource({"README.md, en", "README.zh-CN.md, zh"})
    void theChangedRuleDoesWhatIsSaid(String readme, String language) {
        Path rules = Evaluations.copyOfRules(folder);
        List<String> change = shown(readme, "diff", 0);
        for (int i = 0; i < 2; i++) {
            Evaluations.change(
                    rules.resolve("example-county-2025/standard.yaml"),
                    change.get(i).substring(1),
                    change.get(i + 2).substring(1));
        }
        String out = run(
                "evaluate",
                "fixtures/example-county-2025/submission.yaml",
                "--rules",
                rules.toString(),
                "--lang",
                language);
        assertThat(out.lines().toList()).containsAll(shown(readme, "text", 1));
    }

    @ParameterizedTest
    @CsvSource({"README.md, en", "README.zh-CN.md, zh"})
    void theReviewIsTheOneThatIsPrinted(String readme, String language) {
        StringWriter out = new StringWriter();
        int code = Jiheng.run(
                new PrintWriter(out),
                new PrintWriter(new StringWriter()),
                "review",
                "fixtures/example-county-2025/self-evaluation.md",
                "--rules",
                "rules",
                "--lang",
                language);
        assertThat(code).isEqualTo(1);
        List<String> shown = java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> shown(readme, "text", i))
                .filter(block -> block.get(0).contains("self-evaluation.md"))
                .findFirst()
                .orElseThrow();
        assertThat(out.toString().lines().toList()).containsAll(shown);
    }

    @ParameterizedTest
    @CsvSource({"README.md, en", "README.zh-CN.md, zh"})
    void theExplanationAndTheSimulationAreThoseThatArePrinted(String readme, String language) {
        String example = "fixtures/example-county-2025/submission.yaml";
        String explained = run("evaluate", example, "--explain", "posts.over-staffed", "--lang", language);
        String simulated = run("simulate", example, "--reach", "优", "--lang", language);
        assertThat(Evaluations.read(Path.of(readme)))
                .contains("```text\n" + explained + "```", "```text\n" + simulated + "```");
    }

    @ParameterizedTest
    @CsvSource({"README.md, en", "README.zh-CN.md, zh"})
    void everyDerivedMeasureIsListedWithItsNameAndUnit(String readme, String language) {
        String table = Evaluations.read(Path.of(readme));
        RulesFolder.open(Evaluations.RULES).read("example-province-2025").measures().values().stream()
                .filter(measure -> !measure.name().equals("form-completion"))
                .forEach(measure -> {
                    String row = "`" + measure.name() + "` "
                            + measure.label().in(Language.valueOf(language.toUpperCase(Locale.ROOT)));
                    String yuan = language.equals("zh") ? "（万元）" : " (10,000 yuan)";
                    assertThat(table).contains(measure.unit().equals("%") ? row : row + yuan);
                });
    }

    /** The lines of a block, without what it leaves out and without the indent of a list. */
    private static List<String> shown(String readme, String kind, int number) {
        String block = BLOCK.matcher(Evaluations.read(Path.of(readme)))
                .results()
                .filter(match -> match.group(1).equals(kind))
                .map(match -> match.group(2))
                .toList()
                .get(number);
        String unindented = kind.equals("diff") ? block.replaceAll("(?m)^   ", "") : block;
        return unindented
                .lines()
                .filter(line -> !line.equals("…") && !line.isBlank())
                .toList();
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Jiheng.run(new PrintWriter(out), new PrintWriter(err), arguments);
        assertThat(code).as(err.toString()).isZero();
        return out.toString();
    }
}
