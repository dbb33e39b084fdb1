package org.jiheng.review.form;

import java.util.regex.Pattern;

/** What the words beside the tables of a form announce. */
final class Labels {
    static final Pattern PROJECT = Pattern.compile("项目名称|项目\\(政策\\)名称|政策\\(项目\\)名称|专项名称|项目\\(资金\\)名称");
    static final Pattern UNIT =
            Pattern.compile("(?:预算)?(?:单位|部门)名称|部门\\(单位\\)名称?|单位\\(部门\\)名称?|预算单位|填报单位|被评价部门|部门\\(单位\\)");
    static final Pattern DEPARTMENT = Pattern.compile("主管部门(?:及代码|名称)?|主管单位|一级预算部门");
    static final Pattern SCORE = Pattern.compile("(?:项目)?自评(?:总)?(?:得分|分数|分)|自评分|绩效自评得分|总得分|评价得分");
    static final Pattern TOTAL =
            Pattern.compile("总分值?|合计(?:得分|分值|总分)?|总计|总得分|得分合计|自评总?得?分|分值合计|综合得分|总评分|自评得分合计|总分合计|合计总分|总分数");
    static final Pattern TOTAL_SENTENCE =
            Pattern.compile("(?:自评(?:总)?得?分|总得?分|综合得分|得分合计)(?:\\(.*?\\))?[::为是]*(\\d{1,3}(?:\\.\\d{1,4})?)分?[。;]?");
    static final Pattern NOISE = Pattern.compile("[-—–_\\s第页共/\\d]*|\\(?续表?\\)?|.{0,8}\\(续\\)");
    static final Pattern FOOT = Pattern.compile(
            "(?:填表人|填报人|联系电话|联系人|注|说明|备注|填表说明|负责人|审核人|单位负责人|自评结论|自评等级|评价等次)[::].*|注\\d?[:：、.].*|其他需要?说明的?问题.*"
                    + "|(?:自评|评价)(?:结论|等级|结果)|存在(?:的)?(?:主要)?问题.{0,6}|改进(?:措施|意见|建议).{0,4}|(?:项目|财务|单位|部门)负责人.*");
    static final Pattern GOAL =
            Pattern.compile("(?:年度)?(?:总体)?(?:预期|年初|设定|总体|年度|绩效|项目)*(?:绩效)?目标(?:设定)?(?:\\(.*\\))?|年初设定目标|预期目标|预期总目标");
    static final Pattern DONE = Pattern.compile(
            "(?:年度)?(?:总体|全年|目标)*(?:目标)?实际完成(?:情况|目标)?(?:\\(.*\\))?|(?:总体|年度|全年)*目标(?:实际)?完成情况(?:综述)?|全年实际完成情况");

    private Labels() {}

    /** Whether rows of a table cannot go on after it. */
    static boolean endsRows(String text) {
        String plain = Words.plain(text);
        return TOTAL.matcher(Words.heading(text)).matches()
                || TOTAL_SENTENCE.matcher(plain).matches()
                || FOOT.matcher(plain).matches()
                || PROJECT.matcher(plain).matches()
                || Title.says(text);
    }

    /** Whether the rows of a budget cannot go on after it. */
    static boolean endsFunds(String text) {
        String plain = Words.plain(text);
        return GOAL.matcher(plain).matches()
                || DONE.matcher(plain).matches()
                || FOOT.matcher(plain).matches()
                || PROJECT.matcher(plain).matches()
                || Title.says(text)
                || Flat.level(text)
                || plain.matches("(?:年度)?绩效指标(?:\\(.*\\))?");
    }
}
