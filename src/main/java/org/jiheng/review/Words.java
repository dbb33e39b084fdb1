package org.jiheng.review;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What words around a figure say of it, and what is left of them as its name. */
final class Words {
    static final String UP = "增加|增长|增收|增支|增幅|增速|上升|提高|提升|上涨|调增|增|净增|多|超出|超过|扩大";
    static final String DOWN = "减少|下降|减收|减支|降幅|减幅|降低|减|降|少|下滑|回落|压减|压缩|缩减|调减|削减|短收|核减";
    private static final String LAST =
            "(?:上年|去年)同[月期季]|上年度?|去年|上一年度?|前年|同期|(?:19|20)\\d\\d年(?:度)?(?:同期)?|年初(?!预算)|期初|上年末";
    private static final String TAIL = "(?:了|额|额为|额度|数|数为|为|约|近|金额|金额为|资金|共|共计|合计|率|率为|率达|比例|比例为|幅度为|幅度|：|:)*";

    static final Pattern RISES = Pattern.compile(".*(?:" + UP + ")" + TAIL + "$");
    static final Pattern FALLS = Pattern.compile(".*(?:" + DOWN + ")" + TAIL + "$");
    /** "增加到", "降至": what follows is a level. */
    static final Pattern REACHES = Pattern.compile(".*(?:增加|增长|提高|提升|上升|减少|下降|降低|调整|压减|压缩|增|降|减|达)(?:到|至|为到|成).{0,4}$");

    private static final String PLANNED = "估算|概算|预算数?|计划数?|控制价|最高限价|标底|送审";
    static final Pattern COMPARED = Pattern.compile(
            "^(?:.*[^增减升降])?(?:较|比|由|从|同|与)(?:" + LAST + "|" + PLANNED + ")(?!.*(?:无变化|持平|一致|相同|不变))[^增减升降少多]{0,14}$");
    static final Pattern LAST_YEAR = Pattern.compile("(?:上年(?!结转|结余)|去年|上一年|前一年)");
    static final Pattern YEAR = Pattern.compile("((?:19|20)\\d\\d)年");
    static final Pattern SHARE = Pattern.compile("^(.*?)(?:各|均|分别|所)?占(?:比|到|了|全部|有)?(.*)$");
    static final Pattern WEIGHT = Pattern.compile("^(.*?)(?:所占)?(?:比重|占比|比例)(?:分别|各)?(?:为|是|达|达到|约|:)*$");
    static final Pattern DEVIATION = Pattern.compile(".*(?:差异率|偏差率|偏离率|差异度).{0,4}$");
    static final Pattern SAVING = Pattern.compile(".*(?:节约率|节支率|节省率|资金节约率|下浮率).{0,3}$");
    static final Pattern OF_BUDGET = Pattern.compile(
            "(?:.*(?:完成|为|占|达到|达|是))?(?:年初|全年|调整|调整后|年度|当年|本年|变更)?的?(?:部门)?预算(?:数|安排|总额|收入|支出)?(?:的)?$");
    static final Pattern FULFILS = Pattern.compile(
            ".*(?:完成|为|达到|达|是|占)(?:了)?(?:其|当年|本年|年度)?(年初|全年|调整后|调整|变更)?(?:的)?(?:部门)?预算(?:数|安排|总额)?(?:的)?$");
    static final Pattern RATE = Pattern.compile(".*?([一-龥]{2,12}?)(?:率|进度|得分率)(?:分别|均|各|仅|只|已)?(?:为|是|达|达到|到|:|约)*$");
    static final Pattern OVER =
            Pattern.compile(".*(?:支出)?(?:决算|执行|实际)数?.{0,4}(?:大于|高于|超出|超过|多于|小于|低于|少于)(?:年初|全年|调整)?预算数?(?:为)?$");
    static final Pattern SAVED = Pattern.compile(".*节(?:约|省|支)(?:了|资金|金额|财政资金|预算资金|经费|额|率为|为|共)*$");
    static final Pattern VAGUE = Pattern.compile(
            ".*(?:(?<!节)约|近|超过|突破|逾|达到?约|不少于|不低于|不超过|至少|最多|最高|最低|以内|平均|人均|每[一-龥]{0,3}|单价|以上|预计|力争|目标)$");
    /** "其他6省各": an amount of each of several. */
    static final Pattern EACH = Pattern.compile("\\d+(?:省|市|州|县|区|乡|镇|村|个|家|户|人|名|所|项)[一-龥]{0,4}(?:各|每[一-龥]{1,2})$");
    /** "超任务数", "距目标还差", "同比多增": how far apart two amounts are that the text does not name. */
    static final Pattern APART = Pattern.compile(
            "^,?(?:超|距|短|差|欠|快于|低于|高于)[^,]{0,16}(?:任务|进度|目标|计划|预期)[^,]{0,10}$|(?:多|少)(?:增|减|支|收|降)(?:了)?$|(?:还|尚)[差缺](?:了)?$");
    /** "差值0.9万元": how far apart two amounts are, whichever is the greater; such do not add up. */
    static final Pattern UNSIGNED = Pattern.compile("(?:差值|差额|差异|相差)(?:数|额)?$");
    /** "年均增长": no growth since last year. */
    static final Pattern MEAN = Pattern.compile("年均|年平均|平均每年|平均增[长速幅]|复合增长");

    static final Pattern VAGUE_AFTER = Pattern.compile("^(?:余|多|以上|以下|左右|以内|及以上|\\(含\\)|[~—至](?=\\d)|-(?=\\d))");

    private static final Pattern INITIAL = Pattern.compile("年初.{0,12}?预算|年初安排|^预算安排|初始预算|年初部门预算");
    private static final Pattern ANNUAL = Pattern.compile("全年预算|调整后?的?预算|调整预算|预算调整数为|全年.{0,10}预算|可执行");
    private static final Pattern ADJUSTED = Pattern.compile("调整数|调整金额|追加|调[增减]|调整额");
    private static final Pattern PLAN = Pattern.compile("预算|计划|控制(?:价|数)|拨款(?:数|额)?$|安排|下达|到位");
    private static final Pattern ACTUAL = Pattern.compile("决算|执行|实际|支出|支付|完成|使用|成交|中标|合同");

    private static final Pattern HEAD = Pattern.compile(
            "^(?:[\\s、,和及与;:.)]|其中|分别|主要是|主要|包括|一是|二是|三是|四是|五是|截至|截止|^[一二三四五六七八九十]+、"
                    + "|\\([一二三四五六七八九十\\d]{1,3}\\)|\\d{1,2}[.、](?!\\d)|[①-⑳]|(?:19|20)\\d\\d年度?|\\d+月底?|\\d+日|本年度?|当年|目前|今年|全年(?!预算))+");
    private static final Pattern AFTER_YEAR = Pattern.compile("^.*(?:19|20)\\d\\d年度?末?(?=.)");
    private static final Pattern TAIL_OF_NAME = Pattern.compile("(?:为|是|达到|达|共有|共|约|仅|:|均|有|已|的|了|实现|分别|各|\\s|,)+$");
    private static final Pattern FUND = Pattern.compile("一般公共预算|政府性基金|国有资本经营|社会保险基金");
    private static final List<String> FUNDS = List.of("一般公共预算", "政府性基金", "国有资本经营", "社会保险基金");
    /** Stands for the name of a fund while words are taken out around it. */
    private static final String OWN = "\ue000\ue001\ue002\ue003";

    private static final Pattern BUDGETS = Pattern.compile("一般公共预算|公共财政预算|政府性基金预算|国有资本经营预算|部门预算单位|预算单位|预算绩效");
    private static final Pattern BLAND = Pattern.compile(
            "^各(?=[一-龥]{2})|上半年|下半年|前?[一二三四]季度|当月|当期|全国|共有|\\d+-\\d+月份?|本年度?|本期|当年|全年|年度|年初|部门|本?单位|决算数?|预算数?|执行数?|调整数?|总额|金额|总量|规模|合计|总计|共计|累计|资金|经费|数$|数额|(?<!余|差)额$|为|的|完成|实现|全县|全市|全区|全省|全州|我县|我市|我区|我局|安排|共|总|数为|财政拨款|一般公共预算|实际|支出数|收入数|[“”\"'‘’()\\s]");

    private Words() {}

    static Node.Facet facet(String words) {
        if (ADJUSTED.matcher(words).find() && !words.contains("调整后")) {
            return Node.Facet.ADJUSTED;
        }
        if (ANNUAL.matcher(words).find()) {
            return Node.Facet.ANNUAL;
        }
        if (INITIAL.matcher(words).find()) {
            return Node.Facet.INITIAL;
        }
        if (words.contains("决算") || words.contains("执行数") || words.contains("实际")) {
            return Node.Facet.ACTUAL;
        }
        return PLAN.matcher(fundless(words)).find()
                ? Node.Facet.PLAN
                : ACTUAL.matcher(words).find() ? Node.Facet.ACTUAL : Node.Facet.NONE;
    }

    /** Words without the names of funds that hold the word for budget. */
    private static String fundless(String words) {
        return BUDGETS.matcher(words).replaceAll("");
    }

    /** The name in a clause: without list numbers, years and verbs at its ends. */
    static String name(String clause) {
        String name = HEAD.matcher(AFTER_YEAR.matcher(clause).replaceFirst("")).replaceFirst("");
        return TAIL_OF_NAME.matcher(name).replaceFirst("").strip();
    }

    /** Names with the same essence name the same thing. */
    static String essence(String name) {
        return BLAND.matcher(YEAR.matcher(fundless(name)).replaceAll("")).replaceAll("");
    }

    /** Which fund a name speaks of; empty where it does not say. */
    static String fund(String name) {
        Matcher m = FUND.matcher(name);
        return m.find() ? m.group().substring(0, 2) : "";
    }

    /** What words of comparison leave: empty when a clause says only that something changed since last year. */
    static String rest(String clause) {
        String name = FUND.matcher(name(clause))
                .replaceAll(m -> OWN.substring(FUNDS.indexOf(m.group()), FUNDS.indexOf(m.group()) + 1));
        String rest = name.replaceAll("(?:" + UP + "|" + DOWN + ")" + TAIL + "$", "")
                .replaceAll("(?:" + LAST + ")", "")
                .replaceAll(
                        "相比|相较|对比|同比|环比|分别|各|均|总体|共|净|实际|决算数?|预算数?|执行数?|完成数?|年初|调整|(?:可比|同)口径|略有|有所|支出(?=$)|也|又|再|年度?|数$|额$|[与和同较比于从由]|\\s|[、,的:为]",
                        "");
        for (int i = 0; i < FUNDS.size(); i++) {
            rest = rest.replace(OWN.substring(i, i + 1), FUNDS.get(i));
        }
        return rest;
    }

    /** What a change is measured from: 1 the beginning of the year, 2 the month before, 3 the year before; 0 where it is not said. */
    static int since(String lead) {
        if (Pattern.compile("年初|期初|上年末|去年末|年末").matcher(lead).find()) {
            return 1;
        }
        if (Pattern.compile("上月|环比|上季").matcher(lead).find()) {
            return 2;
        }
        return Pattern.compile("同比|同期|上年|去年").matcher(lead).find() ? 3 : 0;
    }

    static boolean find(Pattern pattern, String text) {
        Matcher m = pattern.matcher(text);
        return m.find();
    }
}
