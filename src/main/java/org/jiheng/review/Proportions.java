package org.jiheng.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.review.Node.Role;

/** Shares printed as one proportion: "三次产业结构比为8.2:40.5:51.3" says what part of the whole each of the three industries is. */
final class Proportions {
    private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";
    private static final Pattern INDUSTRIES =
            Pattern.compile("三次?产业[^。;]*?" + NUMBER + "[:∶]" + NUMBER + "[:∶]" + NUMBER + "(?![:∶\\d])");
    private static final Pattern TRIPLE = Pattern.compile(NUMBER + "[:∶]" + NUMBER + "[:∶]" + NUMBER + "(?![:∶\\d])");
    private static final List<Pattern> NAMES =
            List.of(Pattern.compile("第一产业|^一产"), Pattern.compile("第二产业|^二产"), Pattern.compile("第三产业|^三产"));
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Proportions() {}

    /** The shares of each proportion of industries whose amounts stand before it. */
    static List<List<Node>> of(List<Node> nodes) {
        Set<Passage> passages = new LinkedHashSet<>();
        nodes.forEach(n -> passages.add(n.passage));
        List<List<Node>> rows = new ArrayList<>();
        for (Passage passage : passages) {
            Matcher said = INDUSTRIES.matcher(passage.normal.text);
            while (said.find()) {
                Matcher m = TRIPLE.matcher(passage.normal.text).region(said.start(), passage.normal.text.length());
                while (m.find()
                        && passage.normal
                                        .text
                                        .substring(said.start(), m.start())
                                        .indexOf('。')
                                < 0) {
                    List<Node> row = earlier(passage, m.start()) ? List.of() : row(nodes, passage, m);
                    if (!row.isEmpty()) {
                        rows.add(row);
                    }
                }
            }
        }
        return rows;
    }

    /** Whether the words before a proportion say that it is that of another year. */
    private static boolean earlier(Passage passage, int at) {
        return passage.normal
                .text
                .substring(Math.max(0, at - 12), at)
                .matches(".*(?:由|从|上年|去年|同期|(?:19|20)\\d\\d年)[^,为至到]{0,8}$");
    }

    private static List<Node> row(List<Node> nodes, Passage passage, Matcher m) {
        List<Node> parts = parts(nodes, passage, m.start());
        if (parts.isEmpty()) {
            return List.of();
        }
        List<Node> row = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < NAMES.size(); i++) {
            int at = m.start(i + 1);
            Num num = new Num(
                    new BigDecimal(passage.normal.text.substring(at, m.end(i + 1))),
                    Unit.PERCENT,
                    passage.words(at, m.end(i + 1)),
                    passage.place(at));
            Node share = new Node(num, passage, at, m.end(i + 1), "");
            share.role = Role.SHARE;
            share.of = parts.get(i);
            share.sentence = sentence(nodes, passage, at);
            row.add(share);
            sum = sum.add(num.value);
        }
        return sum.subtract(HUNDRED).abs().compareTo(HUNDRED) < 0 ? row : List.of();
    }

    /** The sentence of the last figure before a place. */
    private static int sentence(List<Node> nodes, Passage passage, int at) {
        return nodes.stream()
                .filter(n -> n.passage == passage && n.start < at)
                .mapToInt(n -> n.sentence)
                .max()
                .orElse(-1);
    }

    /** The nearest amounts before a place that bear the names of the three industries one after another. */
    private static List<Node> parts(List<Node> nodes, Passage passage, int at) {
        List<Node> parts = new ArrayList<>();
        for (int i = nodes.size() - 1; i >= 0 && parts.size() < NAMES.size(); i--) {
            Node node = nodes.get(i);
            boolean before = node.passage == passage ? node.start < at : node.sentence < sentence(nodes, passage, at);
            if (!before || !node.level() || node.reason || node.passage.chapter < passage.chapter - 1) {
                continue;
            }
            boolean named = NAMES.get(NAMES.size() - 1 - parts.size())
                    .matcher(node.name())
                    .find();
            if (named && (parts.isEmpty() || node.num.unit.comparable(parts.get(0).num.unit))) {
                parts.add(0, node);
            }
        }
        return parts.size() == NAMES.size() ? parts : List.of();
    }
}
