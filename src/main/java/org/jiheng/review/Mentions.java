package org.jiheng.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the figures of a passage and says of each what its clause makes of it. */
final class Mentions {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private static final Pattern NO_FIGURE = Pattern.compile(
            "(?:19|20)\\d\\d(?:年|-|/|—|~|\\.(?=\\d{1,2}\\.))|〔\\d+〕|\\[\\d{4}]|第\\d+|\\d+号|\\d{7,}(?![.\\d]|元|万|人|户|件|条|次|个|项|只|头|株|亩|吨|平方|立方|公里)|附件\\d|附表\\d|表\\d"
                    + "|\\d{1,2}月|\\d{1,2}日|\\d+:\\d+|\\d+\\.\\d+\\.\\d+|[A-Za-z]\\d+|\\d+[A-Za-z]|\\d+\\+|\\+\\d+|[×x*]\\d+");
    private static final Pattern COMPARES = Pattern.compile("[,;](?:与|比|较)(?:上年|去年|上一年|(?:19|20)\\d\\d年)");
    /** A thing with its amount, as the items of a list begin; reasons begin with what was done. */
    private static final Pattern ITEM = Pattern.compile(
            "(?![一二三四五六七八九十]是|另|同时|此外|[(①-⑳\\d]|因|由于|新增|增加|减少|追加|调[增减]|压[减缩]|安排|下达|原)[^,;。:\\d]{2,30}\\d[\\d.]*(?:万|亿)?元");

    /** What numbers stand before in the names of rules: "第3条", "5号文件". */
    private static final Pattern LAID_DOWN = Pattern.compile("^(?:号|条规定|条第|款规定|类科目|级|岁|周岁)");

    private static final String MARKS = ",;。:!?";
    private static final Pattern ROW = Pattern.compile("^(?:、|和|及|与|以及|,)$");

    private static final Pattern SHARED_UNIT = Pattern.compile("(?:(?:、|和|,)\\d+(?:\\.\\d+)?){1,5}(?=[%万亿元人户个项])");

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
                boolean figures = figures(text.substring(open, i));
                structural[open] = figures;
                structural[i] = figures;
                open = -1;
            }
        }
        return structural;
    }

    /** Whether words hold a number with a unit that amounts have; years and days are none. */
    private static boolean figures(String words) {
        Matcher m = NUMBER.matcher(words);
        while (m.find()) {
            Optional<Unit> unit = Unit.at(words, m.end());
            if (unit.isPresent()
                    && unit.get().kind() != Unit.Kind.TIME
                    && !LAID_DOWN.matcher(words.substring(m.end())).find()) {
                return true;
            }
        }
        return false;
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
        counted();
        new Roles(this, nodes).find();
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
        boolean lent = unit.isEmpty();
        unit = lent ? borrowed(end) : unit;
        if (unit.isEmpty() || unit.get().kind() == Unit.Kind.TIME || listNumber(start, end)) {
            return;
        }
        int unitEnd = lent ? end : unitAt + unit.get().name().length();
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
        String since = text.substring(reasonStart(start), start);
        int why = Math.max(since.lastIndexOf("原因"), Math.max(since.lastIndexOf("由于"), since.lastIndexOf("主要是因")));
        String given = why >= 0 ? since.substring(why) : "";
        node.reason = why >= 0 && !given.contains("其中") && !Words.find(COMPARES, given);
        node.vague = Words.VAGUE.matcher(node.lead).matches() || Words.find(Words.VAGUE_AFTER, text.substring(unitEnd));
        nodes.add(node);
    }

    /** The unit behind a row of numbers that print it once: "各减少800.00、500.00万元". */
    private Optional<Unit> borrowed(int end) {
        Matcher row = SHARED_UNIT.matcher(text).region(end, text.length());
        return row.lookingAt() && (row.group().indexOf('.') >= 0 || row.end() - end > 4)
                ? Unit.at(text, row.end())
                : Optional.empty();
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

    /** Where a reason may begin that still goes on: behind the last full stop, or a semicolon that the next item of a list follows. */
    private int reasonStart(int at) {
        for (int i = at - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (c == '。'
                    || (c == ';'
                            && ITEM.matcher(text).region(i + 1, text.length()).lookingAt())) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Where the clause before a figure begins: after the last mark outside names in brackets. */
    int clause(int from, int to) {
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

    /** "17个地市差评工单1249个": how many things a name speaks of is no amount beside that of the name. */
    private void counted() {
        for (int i = 1; i < nodes.size(); i++) {
            Node node = nodes.get(i - 1);
            Node next = nodes.get(i);
            node.vague |= node.num.unit.kind() == Unit.Kind.COUNT
                    && node.num.unit.equals(next.num.unit)
                    && node.lead.matches("[,;、]?")
                    && text.substring(node.end, next.start).matches("[一-龥]{4,14}");
        }
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
}
