package org.jiheng.review.form;

import java.util.EnumSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a column of a form is about, told by its heading in any of the wordings in use. */
public enum Column {
    NUMBER("序号|编号|行次"),
    LEVEL1("(?:绩效)?一级(?:绩效)?指标|一级|指标类别"),
    LEVEL2("(?:绩效)?二级(?:绩效)?指标|二级"),
    NAME("(?:绩效)?三级(?:绩效)?指标(?:名称|内容)?|三级|(?:具体|细化|绩效)?指标(?:名称|内容)|具体指标"),
    EXPLANATION(".*(?:偏差|差异|未完成|原因|改进措施|整改措施|完成情况说明|情况说明).*"),
    RULE(".*(?:赋分|评分(?:标准|规则|办法|方法|依据|细则)|计分|打分|评价标准|评价规则|扣分(?:标准|规则)).*"),
    EVIDENCE(".*(?:佐证|证明材料|数据来源|资料来源|支撑材料|取证|数据出处|证据).*"),
    BASIS(".*(?:依据|标准来源|指标值来源|标准值来源).*"),
    LAST_YEAR(".*(?:上年|去年|历史|往年|前年|以前年度).*"),
    COMPLETION(".*(?:得分系数|完成系数|完成率|完成比例|完成程度|完成度|完成百分比|实现程度|达成率|完成进度).*"),
    ACTUAL("(?!.*预算).*(?:实际|完成值|完成数|业绩值|完成情况|完成指标值|实现值|达到值|自评值|执行值|运行值|完成结果).*"),
    DIRECTION("指标(?:方向|属性)|方向|正反向|指标方向性"),
    NATURE("(?:指标)?(?:性质|符号|运算符号?|比较符号?|计算符号?|关系)|目标值符号|运算关系"),
    UNIT("(?:计量|度量|计算|指标(?:值)?|目标值)?单位"),
    SCORE("(?!.*系数).*(?:得分|自评分|评分|实得分|评价分).*"),
    WEIGHT(".*(?:权重|分值|满分|标准分|权值|基准分|分数).*"),
    TARGET("(?!.*(?:预算|来源|性质)).*(?:目标值|指标值|预期值?|计划值|计划数|年度指标|年初目标|年度目标|目标数|标准值|绩效目标|^目标$).*"),

    /** Points of a level in a column of their own, before those of the row. */
    LEVEL1_POINTS("(?!)"),
    LEVEL2_POINTS("(?!)"),

    RATE("(?!.*(?:权重|得分|分值|评分)).*(?:执行率|支出率|执行进度|支付率|使用率|支出进度|完成率|完成比例).*"),
    EXECUTED(
            "(?!.*(?:情况|预计)).*(?:执行数|执行额|执行金额|实际支出|支出数|支出金额|支出额|实际使用|使用数|使用金额|决算数|决算|支付数|实际执行|全年执行|实际完成数|到位使用|预算执行|实际数).*"),
    INITIAL("(?!.*调整).*(?:年初|初始|期初|批复).*"),
    ANNUAL("(?!.*执行).*(?:全年预算|调整后|调整预算|年度预算|预算数|预算额|预算金额|预算安排|预算总额|到位|全年数|可执行指标|预算资金|预算指标).*"),
    /** The words before the figures of a budget row: where the money comes from, or what it is for. */
    SOURCE("资金来源|资金性质|来源|任务名称|主要任务|项目名称|资金类别|支出类型|类别|项目");

    private static final int FIRST_OF_HAN = 0x2E80;
    private static final Pattern MONEY = Pattern.compile("预算|资金|执行率");

    private final Pattern wording;

    Column(String wording) {
        this.wording = Pattern.compile(wording);
    }

    private boolean says(String heading) {
        return wording.matcher(heading).matches();
    }

    /** Whether a text holds figures and signs alone, as most cells do: no heading, and no pattern need be tried on it. */
    private static boolean wordless(String text) {
        return text.chars().allMatch(c -> c < FIRST_OF_HAN);
    }

    /** The column of an indicator table that the heading stands for. */
    static @Nullable Column ofIndicator(String text) {
        if (wordless(text)) {
            return null;
        }
        String heading = Words.heading(text);
        if (heading.isEmpty() || heading.length() > 24 || MONEY.matcher(heading).find()) {
            return null;
        }
        for (Column column : EnumSet.range(NUMBER, TARGET)) {
            if (column.says(heading)) {
                return column;
            }
        }
        return null;
    }

    /** The column of a budget table that the heading stands for. */
    static @Nullable Column ofFund(String text) {
        if (wordless(text)) {
            return null;
        }
        String heading = Words.heading(text);
        if (heading.isEmpty() || heading.length() > 24) {
            return null;
        }
        if (EXPLANATION.says(heading)) {
            return EXPLANATION;
        }
        for (Column column : new Column[] {RATE, SCORE, WEIGHT, EXECUTED, INITIAL, ANNUAL, SOURCE}) {
            if (column.says(heading)) {
                return column;
            }
        }
        return null;
    }
}
