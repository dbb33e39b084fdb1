package org.jiheng.review;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.review.Drafts.Part;

/**
 * A number of things at so much each: "35套，每套2000元，共需7万元". Only where nothing else multiplies the amount (months, days, times) and no
 * word makes it inexact.
 */
final class Products {
    private static final String NUMBER = "\\d+(?:\\.\\d+)?";
    private static final String THING = "(?:人次|人|名|户|家|个|项|台|套|辆|盏|件|亩|株|只|头|座|处|间|份|册|米|公里|平方米|吨|所|村)";
    private static final String GAP = "(?:的?(?:标准|补助|补贴|资金|发放|给予|计算|奖励|造价|单价|测算|支付)|[,、)])*";
    private static final String TOTAL =
            "(?:共需|共计|合计|总计|小计|共|需|计)[^。;,\\d]{0,8}?(?<amount>" + NUMBER + ")(?<in>亿元|万元|元)";
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("(?<n>" + NUMBER + ")(?<unit>" + THING
                    + ")[^。;\\d]{0,12}?[,、(]?(?:按照?)?每\\k<unit>[^。;,\\d每]{0,10}?(?<price>" + NUMBER + ")(?<of>万元|元)"
                    + GAP
                    + TOTAL),
            Pattern.compile("每(?<unit>" + THING + ")[^。;,\\d每]{0,8}?(?<price>" + NUMBER + ")(?<of>万元|元)" + GAP + "(?<n>"
                    + NUMBER + ")\\k<unit>" + GAP + TOTAL),
            Pattern.compile("(?<n>" + NUMBER + ")(?<unit>" + THING + ")[×xX*](?<price>" + NUMBER
                    + ")(?<of>万元|元)(?:/\\k<unit>)?(?:=|,?共计?|,?合计)(?<amount>" + NUMBER + ")(?<in>亿元|万元|元)"));
    private static final Pattern MORE = Pattern.compile(
            "约|近|左右|平均|最高|不超过|以上|以内|余|其中|已|另|(?<!\\d)\\d{1,2}(?:个月|天|期|次|场|轮|批|年)|[每/](?:年|月|天|日|期|次|季|学期|周|场|批)");

    private final Drafts drafts;

    Products(Drafts drafts) {
        this.drafts = drafts;
    }

    void find(List<Passage> passages) {
        for (Passage passage : passages) {
            String text = passage.normal.text;
            if (!text.contains("每") && !text.matches(".*[×xX*].*")) {
                continue;
            }
            for (Pattern form : FORMS) {
                Matcher m = form.matcher(text);
                while (m.find()) {
                    int sentence = Math.max(text.lastIndexOf('。', m.start()), text.lastIndexOf(';', m.start())) + 1;
                    if (!MORE.matcher(text.substring(sentence, m.end())).find()) {
                        product(passage, m);
                    }
                }
            }
        }
    }

    private void product(Passage passage, Matcher m) {
        Num amount = num(passage, m, "amount", m.group("in"));
        Num quantity = num(passage, m, "n", m.group("unit"));
        Num price = num(passage, m, "price", m.group("of"));
        String before = passage.normal.text.substring(Math.max(0, m.start("amount") - 6), m.start("amount"));
        amount.label = before.replaceAll("^.*[,、]", "");
        drafts.add(
                "product",
                passage.words(m.start(), m.end()),
                amount,
                1,
                List.of(Part.of("quantity", quantity), Part.of("price", price)));
    }

    private static Num num(Passage passage, Matcher m, String group, String unit) {
        int end = m.end(group) + unit.length();
        return new Num(
                new BigDecimal(m.group(group)),
                Unit.of(unit),
                passage.words(m.start(group), end),
                passage.place(m.start(group)));
    }
}
