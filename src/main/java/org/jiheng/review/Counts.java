package org.jiheng.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.review.Drafts.Part;

/** Numbers announced before a list of names: "下设4个科室，分别是：…". */
final class Counts {
    private static final Pattern ANNOUNCED = Pattern.compile(
            "(?<number>\\d{1,2})(?:个|家|项|名|所|类)[^,;。:()\\d]{0,14}[,:]?(?:分别)?(?:是|为|包括)[:]?(?<list>[^;。:\\d]{4,400})(?=[;。]|$)");

    private static final Pattern QUOTED = Pattern.compile("[“‘《][^”’》]{0,80}[”’》](?:[^”“‘《]{0,40}”)?");

    private final Drafts drafts;

    Counts(Drafts drafts) {
        this.drafts = drafts;
    }

    void find(List<Node> nodes) {
        for (Node node : nodes) {
            String text = QUOTED.matcher(node.passage.normal.text)
                    .replaceAll(q -> "名".repeat(q.group().length()));
            Matcher m = ANNOUNCED.matcher(text).region(node.start, text.length());
            if (m.lookingAt() && m.group().contains("分别") && node.num.decimals() == 0 && !node.vague && node.level()) {
                announced(node, m);
            }
        }
    }

    private void announced(Node node, Matcher m) {
        String list = m.group("list").replaceAll("\\([^)]*\\)", "").replaceAll("[“‘][^”’]*[”’]", "名");
        int split = list.split("[、,]").length;
        int joined =
                (int) list.chars().filter(c -> c == '和' || c == '与' || c == '及').count();
        if (split < 2) {
            return;
        }
        List<List<Part>> readings = new ArrayList<>();
        for (int extra = 0; extra <= Math.min(joined, 6); extra++) {
            Num counted =
                    new Num(BigDecimal.valueOf(split + (long) extra), node.num.unit, m.group("list"), node.num.at);
            readings.add(List.of(Part.of("part", counted)));
        }
        drafts.addAll("count", node.passage.words(m.start(), m.end()), node.num, 1, readings);
    }
}
