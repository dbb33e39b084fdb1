package org.jiheng.review.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.document.Document;
import org.jiheng.review.Figure;
import org.jiheng.review.Statement;

/**
 * The total score as the text around the form gives it. Only where the document holds a single form, and the words speak of its
 * score as a whole: points of a section, of another year, of a department beside the form of a project are not taken for it.
 */
final class FormScoreText {
    private static final Pattern SCORE = Pattern.compile(
            "(?:^|[,，。;；:：、])((?:本次|本年度?|20\\d{2}年度?|本|我|该|项目|部门|单位|整体|支出|绩效|综合|评价|自评|自我|评分|总体|总|最终|最后|结果|情况|的)+)"
                    + "(?:得分|分值|分数|评分|得)(?:合计)?(?:为|是|达|[:：])?(\\d{2,3}(?:\\.\\d{1,4})?)分(?![值项档])");
    private static final Pattern WHOLE = Pattern.compile("综合|总|自评|自我|最终|整体|项目|部门|单位|本次");
    private static final Pattern OTHER = Pattern.compile("上年|去年|平均|各|分别|满分|一级|二级");

    private FormScoreText() {}

    /** Claims of the kind {@code form-announced}: other (the form's printed total) → the score in the text. */
    static List<Statement> of(List<SelfForm> forms, Document document) {
        List<Statement> found = new ArrayList<>();
        SelfForm form = forms.size() == 1 ? forms.get(0) : null;
        Printed total = form == null ? null : form.total();
        BigDecimal value = FormBuilder.number(total);
        if (form == null || total == null || value == null) {
            return found;
        }
        Figure other = new Figure(value, Math.max(1, value.scale()), "分", "总分", total.text(), total.at());
        for (Document.Block block : document.blocks()) {
            if (block instanceof Document.Paragraph paragraph && !paragraph.at().equals(total.at())) {
                Matcher m = SCORE.matcher(Words.plain(paragraph.text()));
                while (m.find()) {
                    String words = m.group(1);
                    boolean project = form.facts().kind().equals("project");
                    boolean another = project ? words.matches(".*(?:整体|部门|单位).*") : words.contains("项目");
                    String before = Words.plain(paragraph.text()).substring(Math.max(0, m.start() - 12), m.start());
                    if (WHOLE.matcher(words).find()
                            && !another
                            && !OTHER.matcher(before + words).find()) {
                        found.add(equal(form, paragraph, m, other));
                    }
                }
            }
        }
        return found;
    }

    private static Statement equal(SelfForm form, Document.Paragraph paragraph, Matcher m, Figure other) {
        BigDecimal said = new BigDecimal(m.group(2));
        Figure printed = new Figure(said, Math.max(1, said.scale()), "分", "自评得分", m.group(2) + "分", paragraph.at());
        return FormStatements.statement(
                "form-announced",
                form,
                "自评得分",
                m.group().replaceFirst("^[,，。;；:：、]", ""),
                printed,
                List.of(FormStatements.reading("other", List.of(other))));
    }
}
