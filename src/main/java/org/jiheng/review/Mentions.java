package org.jiheng.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.review.Node.Facet;
import org.jiheng.review.Node.Role;

/** Finds the figures of a passage and says of each what its clause makes of it. */
final class Mentions {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private static final Pattern NO_FIGURE = Pattern.compile(
            "(?:19|20)\\d\\d(?:年|-|/|—|~|\\.(?=\\d{1,2}\\.))|〔\\d+〕|\\[\\d{4}]|第\\d+|\\d+号|\\d{7,}(?![.\\d]|元|万)|附件\\d|附表\\d|表\\d"
                    + "|\\d{1,2}月|\\d{1,2}日|\\d+:\\d+|\\d+\\.\\d+\\.\\d+|[A-Za-z]\\d+|\\d+[A-Za-z]|\\d+\\+|\\+\\d+|[×x*]\\d+");
    private static final Pattern COMPARES = Pattern.compile("[,;](?:与|比|较)(?:上年|去年|上一年|(?:19|20)\\d\\d年)");
    private static final String MARKS = ",;。:!?";
    private static final Pattern ROW = Pattern.compile("^(?:、|和|及|与|以及|,)$");

    private final Passage passage;
    private final String text;
    private final boolean[] structural;
    private final List<Node> nodes = new ArrayList<>();
    private int sentence;
    private int segment;

    private Mentions(Passage passage, int sentence) {
        this.passage = passage;
        this.text = passage.normal.text;
        this.structural = structuralBrackets(text);
        this.sentence = sentence;
        this.segment = sentence * 100;
    }

    /** The figures of a passage; sentences are counted on from the number given. */
    static List<Node> of(Passage passage, int sentence) {
        Mentions mentions = new Mentions(passage, sentence);
        mentions.scan();
        return mentions.nodes;
    }

    /** Whether a bracket holds figures; others are part of names. */
    private static boolean[] structuralBrackets(String text) {
        boolean[] structural = new boolean[text.length()];
        int open = -1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '(') {
                open = i;
            } else if (text.charAt(i) == ')' && open >= 0) {
                boolean figures = Pattern.compile("\\d(?:\\.\\d+)?(?:%|万|亿|元|人|个|户|辆|名|家|项)")
                        .matcher(text.substring(open, i))
                        .find();
                structural[open] = figures;
                structural[i] = figures;
                open = -1;
            }
        }
        return structural;
    }

    private void scan() {
        Matcher m = NUMBER.matcher(text);
        Matcher no = NO_FIGURE.matcher(text);
        int from = 0;
        int noStart = no.find() ? no.start() : Integer.MAX_VALUE;
        int noEnd = noStart == Integer.MAX_VALUE ? -1 : no.end();
        while (m.find(from)) {
            while (noEnd >= 0 && noEnd <= m.start()) {
                boolean more = no.find();
                noStart = more ? no.start() : Integer.MAX_VALUE;
                noEnd = more ? no.end() : -1;
            }
            if (noStart <= m.end() - 1 && noEnd > m.start()) {
                from = Math.max(m.end(), m.start() + 1);
                continue;
            }
            from = m.end();
            take(m.start(), m.end());
        }
        rows();
        for (Node node : nodes) {
            classify(node);
        }
        for (int i = 1; i < nodes.size(); i++) {
            measured(nodes.get(i - 1), nodes.get(i));
        }
    }

    private void take(int numberStart, int end) {
        int start = numberStart;
        if (text.charAt(start) == '-'
                && start > 0
                && (Character.isLetterOrDigit(text.charAt(start - 1)) && text.charAt(start - 1) < 128)) {
            start++;
        }
        int unitAt = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
        Optional<Unit> unit = Unit.at(text, unitAt);
        if (unit.isEmpty() && unitAt < text.length() && text.charAt(unitAt) == '(') {
            unit = Unit.at(text, unitAt + 1)
                    .filter(u -> text.startsWith(")", unitAt + 1 + u.name().length()));
        }
        if (unit.isEmpty() || unit.get().kind() == Unit.Kind.TIME || listNumber(start, end)) {
            return;
        }
        int unitEnd = unitAt + unit.get().name().length();
        if (unitEnd < text.length() && text.charAt(unitEnd) == '(') {
            Matcher alternative =
                    Pattern.compile("\\([台套个辆批次人元]{1,2}\\)").matcher(text).region(unitEnd, text.length());
            unitEnd = alternative.lookingAt() ? alternative.end() : unitEnd;
        }
        int before = nodes.isEmpty() ? 0 : nodes.get(nodes.size() - 1).end;
        advance(before, start);
        int clause = clause(before, start);
        Num num = new Num(
                new BigDecimal(text.substring(start, end)),
                unit.get(),
                passage.words(start, unitEnd),
                passage.place(start));
        Node node = new Node(num, passage, start, unitEnd, text.substring(clause, start));
        node.sentence = sentence;
        node.segment = segment;
        node.depth = depth(start);
        String since = text.substring(sentenceStart(start), start);
        int why = Math.max(since.lastIndexOf("原因"), Math.max(since.lastIndexOf("由于"), since.lastIndexOf("主要是因")));
        String given = why >= 0 ? since.substring(why) : "";
        node.reason = why >= 0 && !given.contains("其中") && !Words.find(COMPARES, given);
        node.vague = Words.VAGUE.matcher(node.lead).matches() || Words.find(Words.VAGUE_AFTER, text.substring(unitEnd));
        nodes.add(node);
    }

    /** "完成预算15万元的84%", "占全部资产400亿元的39.1%". */
    private static void measured(Node amount, Node percent) {
        boolean of = percent.num.unit.kind() == Unit.Kind.PERCENT
                && percent.lead.matches("^的(?:比[例重])?(?:为|是)?$")
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

    private boolean listNumber(int start, int end) {
        boolean begins = start == 0 || MARKS.indexOf(text.charAt(start - 1)) >= 0;
        return begins
                && end < text.length()
                && (text.charAt(end) == '.' || text.charAt(end) == '、' || text.charAt(end) == ')');
    }

    private void advance(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '。' || c == '!' || c == '?') {
                sentence++;
                segment = sentence * 100;
            } else if (c == ';') {
                segment++;
            }
        }
    }

    private int depth(int at) {
        int depth = 0;
        for (int i = 0; i < at; i++) {
            depth += structural[i] ? (text.charAt(i) == '(' ? 1 : -1) : 0;
        }
        return depth;
    }

    private int sentenceStart(int at) {
        for (int i = at - 1; i >= 0; i--) {
            if (text.charAt(i) == '。') {
                return i + 1;
            }
        }
        return 0;
    }

    /** Where the clause before a figure begins: after the last mark outside names in brackets. */
    private int clause(int from, int to) {
        int plain = 0;
        for (int i = to - 1; i >= from; i--) {
            char c = text.charAt(i);
            plain += c == ')' && !structural[i] ? 1 : c == '(' && !structural[i] ? -1 : 0;
            if (plain <= 0 && (MARKS.indexOf(c) >= 0 || structural[i])) {
                boolean atOnce = i == to - 1 && (c == ':' || c == ',');
                if (!atOnce) {
                    return i + 1;
                }
            }
        }
        return from;
    }

    /** Marks figures that share their words: "A、B分别为1万元、2万元". */
    private void rows() {
        Node head = null;
        for (int i = 1; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            Node before = nodes.get(i - 1);
            String gap = text.substring(before.end, node.start);
            boolean joined = ROW.matcher(gap).matches()
                    && node.num.unit.comparable(before.num.unit)
                    && !(gap.equals(",") && head == null && !before.lead.contains("分别") && !before.lead.contains("各"));
            if (!joined) {
                head = null;
                continue;
            }
            if (head == null) {
                head = before;
                head.row = head;
            }
            node.row = head;
            node.rowNumber = before.rowNumber + 1;
            head.rowSize = node.rowNumber + 1;
        }
    }

    private void classify(Node node) {
        String lead = node.row != null && node.row != node ? node.row.lead : node.lead;
        if (node.num.unit.kind() == Unit.Kind.PERCENT) {
            percent(node, lead);
        } else if (node.num.unit.amount()) {
            amount(node, lead);
        }
        if (node.num.value.signum() < 0 && node.sign < 0) {
            node.sign = 1;
        }
        node.num.label = node.label.isEmpty() ? Words.name(lead) : node.label;
    }

    private void percent(Node node, String lead) {
        Matcher share = Words.SHARE.matcher(lead);
        Matcher weight = Words.WEIGHT.matcher(lead);
        if (Words.FULFILS.matcher(lead).matches()) {
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

    private void amount(Node node, String lead) {
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
        boolean compared = Words.COMPARED.matcher(lead).matches();
        node.role = compared ? Role.BASE : Role.LEVEL;
        node.label = Words.name(lead);
        node.facet = Words.facet(lead);
        Matcher year = Words.YEAR.matcher(lead);
        while (year.find()) {
            node.year = Integer.parseInt(year.group(1));
        }
        if (!compared && Words.find(Words.LAST_YEAR, node.lead)) {
            node.role = Role.BASE;
        }
        node.subject = subject(node);
    }

    /** The words before the clause that end in a colon or name the thing a bland clause speaks of. */
    private String subject(Node node) {
        int begin = node.start - node.lead.length();
        if (!Words.essence(node.label).isEmpty() || begin == 0) {
            return "";
        }
        int to = begin - 1;
        if (to <= 0 || ":,。".indexOf(text.charAt(to)) < 0) {
            return "";
        }
        int from = clause(0, to);
        String name = Words.name(text.substring(Math.min(from, to), to));
        return name.matches(".*\\d.*%.*") ? "" : name;
    }

    /** A facet that belongs to a budget rather than to what became of it. */
    static boolean budget(Node node) {
        return node.facet == Facet.INITIAL || node.facet == Facet.ANNUAL || node.facet == Facet.PLAN;
    }
}
