package org.jiheng.report.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jiheng.Evaluations;
import org.jiheng.authoring.ExampleCases;
import org.jiheng.cli.Jiheng;
import org.jiheng.engine.RuleText;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.report.docs.StandardBook.Example;
import org.jiheng.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The book of a standard says everything that the standard says, in each of its formats. */
class StandardBookTest {
    private static final Path RULES = Path.of("rules");
    private static final String EXAMPLE = "example-county-2025";

    /** Examples of shipped standards: their cases are run once. */
    private static final Map<String, List<Example>> EXAMPLES = new ConcurrentHashMap<>();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                EXAMPLE,
                "urumqi-etdz-2023",
                "common-framework-2013",
                "xinjiang-project-self-evaluation",
                "xinjiang-department-self-evaluation"
            })
    void everythingAStandardSaysStandsInEachFormat(String standard) {
        Pack pack = RulesFolder.open(RULES).read(standard);
        StandardBook book = book(RULES, standard, Language.ZH);
        List<String> said = said(pack);
        assertThat(said).hasSizeGreaterThan(300);
        for (String text : List.of(markdown(book), html(book), word(book))) {
            assertThat(said.stream().filter(each -> !text.contains(squeezed(each))))
                    .isEmpty();
        }
    }

    private static List<String> said(Pack pack) {
        List<String> said = new ArrayList<>();
        said.add(pack.digest());
        pack.standard().notices().forEach(notice -> said.add(notice.text().zh()));
        pack.standard().rows().forEach(row -> {
            said.addAll(List.of(row.name().zh(), row.clause().zh(), row.text().zh(), row.id()));
            row.criteria().forEach(criterion -> {
                said.add(criterion.text().zh());
                said.addAll(criterion.materials());
                criterion
                        .bands()
                        .forEach(band ->
                                said.add(band.range() + "\n" + band.points().toPlainString()));
                criterion.settings().stream()
                        .filter(setting -> setting.value() != null)
                        .forEach(setting -> said.add(setting.value().toPlainString()));
            });
        });
        pack.parameters()
                .forEach(value -> said.addAll(List.of(
                        value.name() + "\n" + value.value().toPlainString(),
                        value.clause().zh())));
        pack.problems().values().forEach(problem -> {
            said.addAll(List.of(
                    problem.code(),
                    problem.title().zh(),
                    problem.clause().zh(),
                    problem.rationale().zh()));
            problem.messages().values().forEach(message -> said.add(message.zh()));
            problem.remediation().forEach(step -> said.add(step.zh()));
        });
        pack.measures()
                .values()
                .forEach(m ->
                        said.addAll(List.of(m.name(), m.label().zh(), m.source().zh())));
        pack.labels()
                .forEach(
                        (path, label) -> said.addAll(List.of(path, label.label().zh())));
        RuleText.of(pack, RULES).forEach(rule -> said.addAll(List.of(rule.name(), rule.text())));
        return said;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theIndicatorsOfTheExampleReadAsTheyAreKept(Language language) {
        String whole = BookMarkdown.of(book(RULES, EXAMPLE, language));
        String text = whole.substring(whole.indexOf("<a id=\"s-1\">"), whole.indexOf("<a id=\"s-3\">"));
        Path file = Path.of("src/test/resources/org/jiheng/report/docs/indicators."
                + language.name().toLowerCase(Locale.ROOT) + ".md");
        if (System.getProperty("jiheng.golden", "").equals("write")) {
            Evaluations.write(file, text);
        }
        assertThat(text).isEqualTo(Evaluations.read(file));
    }

    @Test
    void theSameStandardGivesTheSameBytes() {
        StandardBook book = book(RULES, EXAMPLE, Language.ZH);
        assertThat(BookWord.of(book)).isEqualTo(BookWord.of(book(RULES, EXAMPLE, Language.ZH)));
        assertThat(BookHtml.of(book)).isEqualTo(BookHtml.of(book(RULES, EXAMPLE, Language.ZH)));
    }

    @Test
    void aTextThatLooksLikeMarkupStaysAText() {
        Path rules = Evaluations.copyOfRules(folder);
        String hostile = "<script>alert(1)</script> `a` **b** | [c](javascript:d) &amp; ]]>";
        Evaluations.change(rules.resolve(EXAMPLE + "/standard.yaml"), "zh: 绩效目标明确性,", "zh: \"" + hostile + "\",");
        StandardBook book = book(rules, EXAMPLE, Language.ZH);
        assertThat(BookHtml.of(book))
                .doesNotContain("<script>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; `a` **b** | [c](javascript:d) &amp;amp; ]]&gt;");
        assertThat(BookMarkdown.of(book))
                .doesNotContain("<script>")
                .contains(
                        "&lt;script&gt;alert(1)&lt;/script&gt; \\`a\\` \\*\\*b\\*\\* \\| \\[c\\](javascript:d) &amp;amp; \\]\\]&gt;");
        assertThat(word(book)).contains(squeezed(hostile));
    }

    @Test
    void thePageAsksForNothingFromElsewhere() {
        assertThat(BookHtml.of(book(RULES, EXAMPLE, Language.EN)))
                .contains("default-src 'none'")
                .doesNotContain("src=", "http:", "https:", "<script");
    }

    @Test
    void theCommandWritesAFileAndSaysWhatIsWrong() throws IOException {
        Path file = folder.resolve("book.docx");
        StringWriter err = new StringWriter();
        assertThat(run(err, "docs", EXAMPLE, "--format", "docx", "--output", file.toString()))
                .isZero();
        assertThat(Files.readAllBytes(file)).isEqualTo(BookWord.of(book(RULES, EXAMPLE, Language.ZH)));
        assertThat(run(err, "docs", EXAMPLE, "--format", "docx")).isEqualTo(2);
        assertThat(run(err, "docs", "example-county")).isEqualTo(2);
        assertThat(err.toString()).contains("--output", "example-county-2025").doesNotContain("Exception");
    }

    private static int run(StringWriter err, String... arguments) {
        List<String> all = new ArrayList<>(List.of("standards"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--rules", "rules"));
        return Jiheng.run(new PrintWriter(new StringWriter()), new PrintWriter(err), all.toArray(String[]::new));
    }

    private static StandardBook book(Path rules, String standard, Language language) {
        Pack pack = RulesFolder.open(rules).read(standard);
        List<Example> examples = rules.equals(RULES)
                ? EXAMPLES.computeIfAbsent(standard + language, key -> examples(rules, standard, language))
                : examples(rules, standard, language);
        return StandardBook.of(pack, RuleText.of(pack, rules), examples, language);
    }

    private static List<Example> examples(Path rules, String standard, Language language) {
        return ExampleCases.of(rules, standard, language).stream()
                .map(each -> new Example(each.row(), each.name(), each.result()))
                .toList();
    }

    private static String markdown(StandardBook book) {
        return squeezed(BookMarkdown.of(book)
                .replace("<br>", "\n")
                .lines()
                .map(line -> line.startsWith("| ") ? line.replace(" | ", "\n") : line)
                .collect(Collectors.joining("\n"))
                .replaceAll("\\\\(.)", "$1")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&"));
    }

    private static String html(StandardBook book) {
        return squeezed(BookHtml.of(book)
                .replaceAll("(?s)<style>.*?</style>", "")
                .replaceAll("<[^>]*>", "\n")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&"));
    }

    private static String word(StandardBook book) {
        StringBuilder text = new StringBuilder();
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(BookWord.of(book)))) {
            document.getParagraphs().forEach(p -> text.append(p.getText()).append('\n'));
            for (XWPFTable table : document.getTables()) {
                table.getRows()
                        .forEach(row -> row.getTableCells()
                                .forEach(cell -> text.append(cell.getText()).append('\n')));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return squeezed(text.toString());
    }

    /** Without spaces and line ends, which formats set as they need. */
    private static String squeezed(String text) {
        return text.replaceAll("[\\s　]+", "");
    }
}
