package org.jiheng.review.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jiheng.engine.facts.FormRow;
import org.jiheng.review.Figure;
import org.jiheng.review.Statement;
import org.jiheng.review.Statement.Reading;
import org.jiheng.review.form.SelfForm.Entry;
import org.jiheng.review.form.SelfForm.Fund;
import org.jspecify.annotations.Nullable;

/**
 * The same quantity in a form's words (总体目标, 实际完成情况) and in its tables. Only figures that stand right behind the very name of an
 * indicator, with its unit, are taken for the same; those of a part, a month or a batch are not.
 */
final class FormText {
    private static final String LINK =
            "(?:\\([^()]{0,6}\\))?(?:共计?|合计|总计|约|已|分别)?(?:数量|数|人数|次数)?(?:为|是|达到|达|完成|不少于|不低于|不超过|[:：])?";
    private static final String NUMBER = "(\\d[\\d,]{0,15}(?:\\.\\d{1,6})?)";
    private static final Pattern PARTIAL =
            Pattern.compile("其中|季度|上半年|下半年|每|首批|第.{1,2}[批期次]|[一二三四1-4]季|截至\\d{1,2}月|较|比上年|增长|提高");
    private static final Map<Column, String> TOTALS = Map.of(
            Column.INITIAL, "年初预算数?",
            Column.ANNUAL, "全年预算数|调整后预算数?|全年预算总?额",
            Column.EXECUTED, "全年执行数|全年实际执行数|实际执行数");
    private static final String RATE = "(?:^|[,，。;；]|本?单位|本?部门|项目|年度|总|全年)(?:总?预算)?执行率(?:为|是|达到|达)?" + NUMBER + "%";
    private static final Pattern SLIP = Pattern.compile(NUMBER + "(公里|千米|米|万元|亿元|元)(?![/\\w])");

    private FormText() {}

    static List<Statement> of(SelfForm form) {
        List<Statement> found = new ArrayList<>();
        for (boolean done : new boolean[] {true, false}) {
            Printed words = done ? form.done() : form.goal();
            if (words == null) {
                continue;
            }
            String text = Words.plain(words.text());
            for (Entry entry : form.rows()) {
                row(form, entry, words, text, done, found);
            }
            if (done) {
                budget(form, words, text, found);
            }
        }
        return found;
    }

    private static void row(
            SelfForm form, Entry entry, Printed words, String text, boolean done, List<Statement> found) {
        FormRow row = entry.fact();
        BigDecimal value = done ? row.actual() : row.target();
        String unit = done ? row.actualUnit() : row.targetUnit();
        Printed cell = entry.cells().get(done ? Column.ACTUAL : Column.TARGET);
        String name = Words.heading(row.name());
        if (value == null || cell == null || unit.isEmpty()) {
            return;
        }
        if (name.length() >= 4) {
            List<Figure> others = figures(
                    text,
                    Pattern.quote(name) + LINK + NUMBER + Pattern.quote(unit) + "(?![/\\w])",
                    unit,
                    row.name(),
                    words);
            if (!others.isEmpty()) {
                String kind = done ? "form-text" : "form-goal";
                found.add(equal(kind, form, row.name(), cell, value, unit, others, exact(unit, value)));
            }
        }
        slip(form, row, cell, value, unit, words, text, found);
    }

    private static int exact(String unit, BigDecimal value) {
        return FormStatements.exact(unit, value) ? FormStatements.EXACT : Math.max(0, value.scale());
    }

    /**
     * The same digits, at least three without the zeros at the end, in another unit that makes them ten, a hundred, a thousand times
     * as much; said of the same thing, as far as two characters of its name tell.
     */
    private static void slip(
            SelfForm form,
            FormRow row,
            Printed cell,
            BigDecimal value,
            String unit,
            Printed words,
            String text,
            List<Statement> found) {
        BigDecimal digits = value.stripTrailingZeros();
        if (digits.precision() < 3) {
            return;
        }
        Matcher m = SLIP.matcher(text);
        List<Figure> slipped = new ArrayList<>();
        while (m.find()) {
            BigDecimal factor = Value.factor(m.group(2), unit);
            BigDecimal other = new BigDecimal(m.group(1).replace(",", ""));
            if (factor == null || other.signum() == 0) {
                continue;
            }
            BigDecimal converted = other.multiply(factor);
            if (converted.compareTo(value) == 0) {
                return;
            }
            String before = text.substring(Math.max(0, m.start() - 8), m.start());
            boolean same =
                    alike(before, Words.heading(row.name())) && !m.group(2).equals(unit);
            if (same && converted.stripTrailingZeros().unscaledValue().equals(digits.unscaledValue())) {
                slipped.add(
                        new Figure(converted, Math.max(0, converted.scale()), unit, row.name(), m.group(), words.at()));
            }
        }
        if (!slipped.isEmpty()) {
            found.add(equal("form-slip", form, row.name(), cell, value, unit, slipped, FormStatements.EXACT));
        }
    }

    private static boolean alike(String a, String b) {
        return IntStream.range(0, Math.max(0, a.length() - 1)).anyMatch(i -> b.contains(a.substring(i, i + 2)));
    }

    private static void budget(SelfForm form, Printed words, String text, List<Statement> found) {
        Fund whole = form.whole();
        if (whole == null) {
            return;
        }
        TOTALS.forEach((column, label) -> {
            Printed cell = whole.cells().get(column);
            BigDecimal value = inWan(cell, form.moneyUnit());
            if (cell != null && value != null) {
                List<Figure> others = new ArrayList<>();
                for (String unit : List.of("万元", "元", "亿元")) {
                    figures(
                                    text,
                                    "(?:^|[,，。;；]|本?单位|本?部门|项目|年度)(?:" + label + ")(?:为|是|达到|达|共计)?" + NUMBER + unit,
                                    unit,
                                    label,
                                    words)
                            .forEach(f -> others.add(inWan(f)));
                }
                if (!others.isEmpty()) {
                    int decimals = Math.max(0, value.stripTrailingZeros().scale());
                    found.add(
                            equal("form-text", form, column.name(), cell, value, "万元", others, Math.max(2, decimals)));
                }
            }
        });
        Printed rate = whole.cells().get(Column.RATE);
        BigDecimal percent = FormBuilder.number(rate);
        if (rate != null && percent != null && rate.text().contains("%")) {
            List<Figure> others = figures(text, RATE, "%", "执行率", words);
            if (!others.isEmpty()) {
                found.add(equal("form-text", form, "RATE", rate, percent, "%", others, Math.max(0, percent.scale())));
            }
        }
    }

    private static @Nullable BigDecimal inWan(@Nullable Printed cell, String money) {
        Value value = cell == null ? null : Value.of(cell.text(), null);
        BigDecimal factor = value == null || value.number() == null
                ? null
                : Value.factor(value.unit().isEmpty() ? money : value.unit(), "万元");
        return value == null || value.number() == null || factor == null
                ? null
                : value.number().multiply(factor);
    }

    private static Figure inWan(Figure f) {
        BigDecimal factor = Value.factor(f.unit(), "万元");
        if (factor == null || factor.compareTo(BigDecimal.ONE) == 0) {
            return f;
        }
        int shift = factor.compareTo(BigDecimal.ONE) < 0 ? factor.scale() : 1 - factor.precision();
        return new Figure(f.value().multiply(factor), f.decimals() + shift, "万元", f.label(), f.text(), f.at());
    }

    /** The figures that the pattern's first group finds, in clauses that speak of the whole. */
    private static List<Figure> figures(String text, String pattern, String unit, String label, Printed words) {
        List<Figure> figures = new ArrayList<>();
        Matcher m = Pattern.compile(pattern).matcher(text);
        while (m.find()) {
            int clause = Math.max(
                    Math.max(text.lastIndexOf(',', m.start()), text.lastIndexOf('。', m.start())),
                    Math.max(text.lastIndexOf(';', m.start()), text.lastIndexOf('、', m.start())));
            if (PARTIAL.matcher(text.substring(clause + 1, m.end())).find()) {
                continue;
            }
            BigDecimal number = new BigDecimal(m.group(1).replace(",", ""));
            int decimals = exact(unit, number);
            figures.add(new Figure(number, decimals, unit, label, m.group(), words.at()));
        }
        return figures;
    }

    /** Several figures in the text are several readings: the plan and the result may both stand there. */
    private static Statement equal(
            String kind,
            SelfForm form,
            String of,
            Printed cell,
            BigDecimal value,
            String unit,
            List<Figure> others,
            int decimals) {
        Figure printed = new Figure(value, decimals, unit, of, cell.text(), cell.at());
        List<Reading> readings = others.stream()
                .map(o -> FormStatements.reading("other", List.of(o)))
                .toList();
        return new Statement(
                kind + ":" + form.facts().id() + "/" + of, kind, others.get(0).text(), cell.at(), printed, readings);
    }
}
