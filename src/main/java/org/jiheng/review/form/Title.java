package org.jiheng.review.form;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.document.Location;
import org.jspecify.annotations.Nullable;

/** The title over a form. */
record Title(String text, @Nullable Integer year, Location at) {
    private static final Pattern FORM = Pattern.compile(".*(?:自评价?|绩效评价|目标完成情况|绩效完成情况)(?:情况)?(?:评分|打分|汇总|报告)?表.*");
    /** What is said of such forms. */
    private static final Pattern ABOUT = Pattern.compile("表(?:的|中|数据|填写|填报(?!单位|部门|人|日期|时间|说明)|编制|质量|内容|存在)");

    private static final Pattern YEAR = Pattern.compile("(20\\d{2}|二[〇○零]\\S{2})年");

    static boolean says(String text) {
        String plain = Words.plain(text);
        return plain.length() <= 50
                && FORM.matcher(plain).matches()
                && !ABOUT.matcher(plain).find()
                && !plain.matches(".*(?:[。;;]|见附|详见|附表见|如下|[,,].*[,,]|\\d+(?:张|个|份)$|\\.{3,}|……).*");
    }

    static @Nullable Integer year(String text) {
        Matcher m = YEAR.matcher(Words.plain(text));
        return m.find() && m.group(1).startsWith("20") ? Integer.valueOf(m.group(1)) : null;
    }

    /** Whether the title is that of a form for a whole department. */
    boolean department() {
        return Words.plain(text).matches(".*(?:整体|部门\\(?单位\\)?支出|部门绩效|单位绩效).*") && !text.contains("项目");
    }
}
