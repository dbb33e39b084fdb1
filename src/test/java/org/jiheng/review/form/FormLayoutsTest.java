package org.jiheng.review.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jiheng.document.Document;
import org.jiheng.document.DocumentReader;
import org.jiheng.engine.facts.FormRow;
import org.jiheng.review.Statement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Forms in the layouts that provinces use, each read row by row. What is expected stands beside each form in {@code .read}; run with
 * {@code -Dforms.write=true} to write it anew, and read the difference.
 */
class FormLayoutsTest {
    private static final Path FORMS = Path.of("src/test/resources/review/forms");
    private static final int MUTANTS = 400;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nature-and-unit-columns.grid",
                "national-layout.grid",
                "department-tasks.grid",
                "two-forms-one-sheet.grid",
                "direction-column.txt",
                "over-pages.txt",
                "piped.txt",
                "lines-without-table.txt",
                "no-points.txt",
                "subtotals.txt"
            })
    void everyRowIsReadAndNothingConsistentIsContradicted(String name) throws IOException {
        Document document = document(name, Files.readString(FORMS.resolve(name)));
        List<SelfForm> forms = FormReader.read(document);
        String read = read(forms);
        Path expected = FORMS.resolve(name.substring(0, name.indexOf('.')) + ".read");
        if (Boolean.getBoolean("forms.write")) {
            Files.writeString(expected, read);
        }
        assertThat(read).isEqualTo(Files.readString(expected));
        assertThat(FormStatements.of(forms, document))
                .isNotEmpty()
                .allSatisfy(s -> assertThat(Intervals.verdict(s)).as(s.id()).isIn("consistent", "rounding"));
    }

    /** A changed digit is found where the figures, read from the unchanged form, cannot be reconciled with it any more. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nature-and-unit-columns.grid",
                "national-layout.grid",
                "department-tasks.grid",
                "direction-column.txt",
                "over-pages.txt",
                "subtotals.txt"
            })
    void aChangedDigitAmongItsFiguresIsFound(String name) throws IOException {
        String text = Files.readString(FORMS.resolve(name));
        List<Statement> clean = FormStatements.of(FormReader.read(document(name, text)), document(name, text));
        Random random = new Random(20240331);
        int provable = 0;
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < MUTANTS; i++) {
            int at = random.nextInt(text.length());
            char digit = text.charAt(at);
            boolean spans = at > 0 && text.charAt(at - 1) == '*';
            if (digit < '0' || digit > '9' || spans) {
                continue;
            }
            char other = (char) ('0' + (digit - '0' + 1 + random.nextInt(9)) % 10);
            String mutant = text.substring(0, at) + other + text.substring(at + 1);
            List<Statement> now = FormStatements.of(FormReader.read(document(name, mutant)), document(name, mutant));
            if (provable(clean, text, mutant, at)) {
                provable++;
                if (now.stream().noneMatch(s -> Intervals.verdict(s).equals("error"))) {
                    int from = text.lastIndexOf('\n', at) + 1;
                    missed.add(mutant.substring(from, mutant.indexOf('\n', at)) + " @" + (at - from));
                }
            }
        }
        assertThat(provable).isGreaterThan(10);
        assertThat(missed.size())
                .as("%s of %s: %s", missed.size(), provable, missed)
                .isLessThanOrEqualTo(provable / 20);
    }

    /** Whether a statement of the unchanged form, with the changed figure put in by its line and words, is contradicted; a cell whose like stands on the same line is left out. */
    private static boolean provable(List<Statement> clean, String text, String mutant, int at) {
        int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        int from = Math.max(text.lastIndexOf('|', at), text.lastIndexOf('\n', at)) + 1;
        int to = Stream.of(text.indexOf('|', at), text.indexOf('\n', at))
                .filter(i -> i >= 0)
                .min(Integer::compare)
                .orElse(text.length());
        String before = text.substring(from, to).replaceAll("\\*\\d+$", "").strip();
        String after = mutant.substring(from, to).replaceAll("\\*\\d+$", "").strip();
        long alike = text.lines()
                .skip(line - 1)
                .limit(1)
                .flatMap(l -> Stream.of(l.split("\\|")))
                .filter(c -> c.replaceAll("\\*\\d+$", "").strip().equals(before))
                .count();
        return alike == 1 && clean.stream().anyMatch(s -> Mutation.contradicts(s, line, before, after));
    }

    @Test
    void aDocumentWithoutFormsHasNone() {
        assertThat(FormReader.read(
                        PlainDocument.of("a", "项目支出绩效自评表见附件。\n年初预算数|全年预算数|决算数\n1|2|3\n", Document.Format.TEXT)))
                .isEmpty();
    }

    private static Document document(String name, String text) {
        return name.endsWith(".grid")
                ? PlainDocument.of(name, text, Document.Format.DOCX)
                : DocumentReader.read(name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String read(List<SelfForm> forms) {
        StringBuilder text = new StringBuilder();
        for (SelfForm form : forms) {
            var f = form.facts();
            line(text, f.kind(), f.name(), form.title(), f.year(), form.department(), f.ruled(), f.explained());
            line(text, "资金", f.initial(), f.annual(), f.executed(), f.rate(), f.executionWeight(), f.executionScore());
            form.funds().forEach(u -> line(text, "来源", u.source(), u.nested(), u.total()));
            for (SelfForm.Entry entry : form.rows()) {
                FormRow r = entry.fact();
                line(
                        text,
                        r.level1(),
                        r.level2(),
                        r.name(),
                        r.weight(),
                        r.targetText(),
                        r.operator(),
                        r.target(),
                        r.targetUnit());
                line(
                        text,
                        "  " + r.actualText(),
                        r.actual(),
                        r.actualUnit(),
                        r.due(),
                        r.finished(),
                        r.completion(),
                        r.score(),
                        r.rule(),
                        r.explanation(),
                        r.lastYear());
            }
            form.subtotals()
                    .forEach(s -> line(text, s.level(), s.column(), s.printed().text(), s.rows()));
            line(text, "合计", text(form.weights()), text(form.total()), text(form.announced()), form.unread());
            line(text, "目标", text(form.goal()), text(form.done()));
        }
        return text.toString();
    }

    private static @Nullable String text(@Nullable Printed printed) {
        return printed == null ? null : printed.text();
    }

    private static void line(StringBuilder text, @Nullable Object... cells) {
        List<String> words = new ArrayList<>();
        for (Object cell : cells) {
            words.add(
                    cell == null ? "·" : cell instanceof BigDecimal number ? number.toPlainString() : cell.toString());
        }
        text.append(String.join(" | ", words).stripTrailing()).append('\n');
    }
}
