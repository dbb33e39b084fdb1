package org.jiheng.review.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.document.Document;
import org.jiheng.engine.facts.Form;
import org.jiheng.review.Figure;
import org.jiheng.review.Statement;
import org.jspecify.annotations.Nullable;

/** What the text around the forms says of all of them together, where the document holds as many as the text announces. */
final class FormSet {
    private static final String NUMBER = "(\\d[\\d,]{0,15}(?:\\.\\d{1,6})?)";
    private static final Pattern PROJECTS = Pattern.compile(
            "(?:(?:绩效)?(?:自评|评价)项目|项目(?:支出)?(?:绩效)?自评表)(?:共计?|共有|为)?(\\d{1,3})个[^。;]{0,40}?(?:全年预算数|全年预算总?额|预算总?额)(?:为|共计)?"
                    + NUMBER + "(亿元|万元|元)(?:[^。;]{0,12}?(?:全年执行数|实际执行总?额|执行数|执行总?额)(?:为|共计)?" + NUMBER + "(亿元|万元|元))?");
    private static final Pattern WHOLE =
            Pattern.compile("整体支出绩效自评表(?:共|为)?1个[^。;]{0,20}?(?:全年预算数|全年预算总?额|预算总?额)(?:为|共计)?" + NUMBER
                    + "(亿元|万元|元)(?:[^。;]{0,12}?(?:全年执行数|实际执行总?额|执行数|执行总?额)(?:为|共计)?" + NUMBER + "(亿元|万元|元))?");

    private FormSet() {}

    static List<Statement> of(List<SelfForm> forms, Document document) {
        List<Statement> found = new ArrayList<>();
        for (Document.Block block : document.blocks()) {
            if (block instanceof Document.Paragraph paragraph
                    && paragraph.text().contains("自评")) {
                Printed text = new Printed(Words.plain(paragraph.text()), paragraph.at());
                Matcher m = PROJECTS.matcher(text.text());
                List<SelfForm> projects = kind(forms, "project");
                if (m.find() && Integer.parseInt(m.group(1)) == projects.size()) {
                    add(found, "项目全年预算数", m.group(2), m.group(3), projects, Form::annual, m.group(), text);
                    add(found, "项目全年执行数", m.group(4), m.group(5), projects, Form::executed, m.group(), text);
                }
                m = WHOLE.matcher(text.text());
                List<SelfForm> whole = kind(forms, "department");
                if (m.find() && whole.size() == 1) {
                    add(found, "整体全年预算数", m.group(1), m.group(2), whole, Form::annual, m.group(), text);
                    add(found, "整体全年执行数", m.group(3), m.group(4), whole, Form::executed, m.group(), text);
                }
            }
        }
        return found;
    }

    private static List<SelfForm> kind(List<SelfForm> forms, String kind) {
        return forms.stream().filter(f -> f.facts().kind().equals(kind)).toList();
    }

    private static void add(
            List<Statement> found,
            String label,
            @Nullable String number,
            @Nullable String unit,
            List<SelfForm> forms,
            Function<Form, @Nullable BigDecimal> amount,
            String quote,
            Printed text) {
        List<BigDecimal> amounts = forms.stream()
                .map(f -> amount.apply(f.facts()))
                .filter(Objects::nonNull)
                .toList();
        BigDecimal factor = unit == null ? null : Value.factor(unit, "万元");
        if (number == null || factor == null || amounts.size() < forms.size()) {
            return;
        }
        BigDecimal written = new BigDecimal(number.replace(",", ""));
        BigDecimal value = written.multiply(factor);
        int decimals = Math.max(0, value.scale() - (factor.compareTo(BigDecimal.ONE) > 0 ? 4 : 0));
        List<Figure> parts = new ArrayList<>();
        for (int i = 0; i < forms.size(); i++) {
            parts.add(new Figure(
                    amounts.get(i),
                    Math.max(2, amounts.get(i).scale()),
                    "万元",
                    forms.get(i).facts().name(),
                    amounts.get(i).toPlainString(),
                    forms.get(i).at()));
        }
        Figure printed = new Figure(value, decimals, "万元", label, number + unit, text.at());
        found.add(new Statement(
                "form-set:" + label,
                "form-set",
                quote,
                text.at(),
                printed,
                List.of(FormStatements.reading("part", parts))));
    }
}
