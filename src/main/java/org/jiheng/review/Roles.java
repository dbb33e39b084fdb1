package org.jiheng.review;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.review.Node.Facet;
import org.jiheng.review.Node.Role;

/** Says of the figures of a passage what the words before each make of it. */
final class Roles {
    /** "由甲", "从上年的甲": the amount that another came from. */
    private static final Pattern FROM =
            Pattern.compile("^(.*?)(?:由|从)(?:去年|上年|上一年|年初|期初|上年末|(?:19|20)\\d\\d年(?:末|底)?)?的?$");

    /** "工业投资占全部投资的比重由上年的": the share that another came from. */
    private static final Pattern FROM_SHARE =
            Pattern.compile("^(.*?)占(.*?)(?:的)?(?:比[重例]|份额)(?:由|从)(?:去年|上年|上一年|年初|(?:19|20)\\d\\d年)?(?:末|底|同期)?的?$");

    private static final Pattern TO = Pattern.compile(
            "^(?:/?[一-龥]{0,2})?,?(?:增加|增长|提高|提升|上升|扩大|减少|下降|降低|压减|压缩|缩减|调整|增|降|减|升|涨)(?:到|至|为)(?:了)?(?:本年|今年|(?:19|20)\\d\\d年)?的?$");
    /** "达到", "增至": the amount that the change just before it led to. */
    private static final Pattern LED_TO = Pattern.compile("^,?(?:[一-龥]{0,4})?(?:达到?|增至|增加到|升至|提高到|降至|减至|降到)了?$");

    private static final Pattern USE = Pattern.compile("(?:主要)?用于[^,。;:()\\d]{2,30}");

    private final Mentions mentions;
    private final List<Node> nodes;

    Roles(Mentions mentions, List<Node> nodes) {
        this.mentions = mentions;
        this.nodes = nodes;
    }

    void find() {
        nodes.forEach(this::classify);
        for (int i = 1; i < nodes.size(); i++) {
            measured(nodes.get(i - 1), nodes.get(i));
            moved(nodes.get(i - 1), nodes.get(i));
        }
    }

    /** "由600万元增加到660万元", "增加60万元，达到660万元". */
    private static void moved(Node before, Node node) {
        Matcher share = FROM_SHARE.matcher(before.lead);
        if (node.num.unit.kind() == Unit.Kind.PERCENT
                && before.num.unit.kind() == Unit.Kind.PERCENT
                && node.sentence == before.sentence
                && share.matches()
                && TO.matcher(node.lead).matches()) {
            before.role = Role.OTHER;
            node.role = Role.SHARE;
            node.label = Words.name(share.group(1));
            node.num.label = node.label;
            node.whole = Words.name(share.group(2));
            return;
        }
        if (node.role != Role.LEVEL || !node.num.unit.comparable(before.num.unit) || node.sentence != before.sentence) {
            return;
        }
        Matcher from = FROM.matcher(before.lead);
        if (from.matches() && TO.matcher(node.lead).matches()) {
            before.role = Role.BASE;
            node.label = Words.name(from.group(1));
            node.num.label = node.label;
        } else if (before.role == Role.CHANGE && LED_TO.matcher(node.lead).matches()) {
            node.led = true;
            node.label = before.label;
            node.num.label = node.label;
        }
    }

    /** "完成预算15万元的84%", "占全部资产400亿元的39.1%". */
    private static void measured(Node amount, Node percent) {
        boolean of = percent.num.unit.kind() == Unit.Kind.PERCENT
                && percent.lead.matches("^的(?:比[例重])?(?:分别|各|均)?(?:为|是|达到?|约)?$")
                && amount.num.unit.amount();
        if (!of) {
            return;
        }
        if (amount.lead.matches(".*占[^占]*$")) {
            percent.role = Role.SHARE;
            percent.measure = amount;
            amount.inline = true;
            amount.role = Role.LEVEL;
        } else if (amount.lead.matches(
                ".*(?:完成|达到?|为|是)[^完]{0,8}(?:预算|计划|任务|目标)[^完]{0,6}$|.*^(?:年初|全年|调整)?预算.{0,3}$")) {
            percent.role = Role.RATE;
            percent.whole = "预算";
            percent.measure = amount;
            amount.inline = true;
            amount.role = Role.LEVEL;
        }
    }

    private void classify(Node node) {
        node.vague |= Words.find(Words.EACH, node.lead);
        String lead = node.row != null && node.row != node ? node.row.lead : node.lead;
        if (node.num.unit.kind() == Unit.Kind.PERCENT) {
            percent(node, lead);
        } else if (node.num.unit.amount()) {
            amount(node, lead);
        }
        if (node.label.isEmpty() && node.role == Role.LEVEL) {
            node.label = behind(node);
        }
        if (node.num.value.signum() < 0 && node.sign < 0) {
            node.sign = 1;
        }
        node.num.label = node.label.isEmpty() ? Words.name(lead) : node.label;
    }

    private void percent(Node node, String lead) {
        Matcher share = Words.SHARE.matcher(lead);
        Matcher weight = Words.WEIGHT.matcher(lead);
        if (Words.find(Words.MEAN, lead)) {
            node.role = Role.OTHER;
        } else if (Words.FULFILS.matcher(lead).matches()) {
            node.role = Role.RATE;
            node.whole = "预算";
            node.label = Words.name(lead.replaceAll("(?:完成|为|达到|达|是|占).*$", ""));
        } else if (share.matches() && !lead.contains("完成率")) {
            node.role = Role.SHARE;
            node.label = Words.name(share.group(1));
            node.whole =
                    Words.name(share.group(2).replaceAll("(?:的)?(?:比重|比例|总额比|比)?(?:分别|各)?(?:为|是|达|达到|到|约|:)*$", ""));
        } else if (weight.matches()) {
            node.role = Role.SHARE;
            node.label = Words.name(weight.group(1));
        } else if (Words.DEVIATION.matcher(lead).matches()) {
            node.role = Role.DEVIATION;
        } else if (Words.SAVING.matcher(lead).matches()) {
            node.role = Role.SAVING_RATE;
        } else if (Words.REACHES.matcher(lead).matches()) {
            node.role = Role.OTHER;
        } else if (Words.RISES.matcher(lead).matches()
                || Words.FALLS.matcher(lead).matches()) {
            node.role = Role.GROWTH;
            node.sign = Words.FALLS.matcher(lead).matches()
                            && !Words.RISES.matcher(lead).matches()
                    ? -1
                    : 1;
            node.label = Words.rest(lead);
        } else if (lead.matches(".*调整率.{0,3}$")) {
            node.role = Role.DEVIATION;
            node.whole = "调整";
        } else if (Words.RATE.matcher(lead).matches()) {
            node.role = Role.RATE;
            node.label = Words.name(lead);
        }
    }

    private void amount(Node node, String printed) {
        String lead = printed.replaceAll("^.*(?:无变化|无增减|持平|不变|一致)(?=.{2,}$)", "");
        if (Words.find(Words.APART, lead)) {
            return;
        }
        if (Words.OVER.matcher(lead).matches()) {
            node.role = Role.OVER;
            node.sign = lead.matches(".*(?:小于|低于|少于)[^大高超]*$") ? -1 : 1;
            return;
        }
        if (Words.SAVED.matcher(lead).matches()) {
            node.role = Role.SAVED;
            return;
        }
        boolean rises = Words.RISES.matcher(lead).matches();
        boolean falls = Words.FALLS.matcher(lead).matches();
        if ((rises || falls) && !Words.REACHES.matcher(lead).matches()) {
            node.role = Role.CHANGE;
            node.sign = falls && !rises ? -1 : 1;
            node.label = Words.rest(lead);
            return;
        }
        boolean compared =
                Words.COMPARED.matcher(lead.replaceAll("\\([^()]*\\)", "")).matches();
        node.role = compared ? Role.BASE : Role.LEVEL;
        node.label = Words.name(lead);
        node.facet = Words.facet(lead);
        Matcher year = Words.YEAR.matcher(lead);
        while (year.find()) {
            node.year = Integer.parseInt(year.group(1));
        }
        if (!compared && Words.find(Words.LAST_YEAR, node.row == null ? lead : node.lead)) {
            node.role = Role.BASE;
        }
        node.subject = subject(node);
    }

    /** What an amount without a name before it is for: "其中：30万元用于审计". */
    private static String behind(Node node) {
        Matcher use = USE.matcher(node.passage.normal.text).region(node.end, node.passage.normal.text.length());
        return use.lookingAt() ? use.group() : "";
    }

    /** The words before the clause that end in a colon or name the thing a bland clause speaks of. */
    private String subject(Node node) {
        int begin = node.start - node.lead.length();
        if (!Words.essence(node.label).isEmpty() || begin == 0) {
            return "";
        }
        int to = begin - 1;
        if (to <= 0 || ":,。".indexOf(node.passage.normal.text.charAt(to)) < 0) {
            return "";
        }
        int from = mentions.clause(0, to);
        String name = Words.name(node.passage.normal.text.substring(Math.min(from, to), to));
        return name.matches(".*\\d.*%.*") ? "" : name;
    }

    /** A facet that belongs to a budget rather than to what became of it. */
    static boolean budget(Node node) {
        return node.facet == Facet.INITIAL || node.facet == Facet.ANNUAL || node.facet == Facet.PLAN;
    }
}
