package org.jiheng.authoring.book;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.authoring.book.Filled.Entry;
import org.jiheng.source.Complaint;
import org.jiheng.text.Message;

/** Whether the author's own text still states a number of a value that was changed. */
final class StatedNumbers {
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9.])[0-9]{1,18}(?:\\.[0-9]{1,12})?(?![0-9])");

    private StatedNumbers() {}

    /** Tells of each number that the row no longer has, that its text states still, where a new number is not stated. */
    static void check(Filled.Line line, Map<String, Object> before, Map<String, Object> after, Drafts drafts) {
        Set<BigDecimal> gone = numbers(before);
        Set<BigDecimal> now = numbers(after);
        Set<BigDecimal> added = new TreeSet<>(now);
        added.removeAll(gone);
        gone.removeAll(now);
        for (String key : List.of("text", "textEn")) {
            Entry entry = line.get(key);
            Set<BigDecimal> stated = new TreeSet<>();
            Matcher matcher = NUMBER.matcher(entry.text());
            while (matcher.find()) {
                stated.add(new BigDecimal(matcher.group()));
            }
            if (stated.containsAll(added) && !added.isEmpty()) {
                continue;
            }
            for (BigDecimal old : gone) {
                if (stated.contains(old)) {
                    drafts.findings()
                            .add(new Complaint(
                                    entry.place(),
                                    Message.of(
                                            "book.stated-number",
                                            old.stripTrailingZeros().toPlainString(),
                                            String.join(
                                                    "、",
                                                    added.stream()
                                                            .map(Tree::text)
                                                            .toList()))));
                }
            }
        }
    }

    private static Set<BigDecimal> numbers(Map<String, Object> row) {
        Set<BigDecimal> numbers = new TreeSet<>();
        List.of("weight", "minimum", "maximum").forEach(key -> add(row.get(key), numbers));
        Tree.map(row.get("values")).values().forEach(value -> add(value, numbers));
        Tree.maps(row.get("bands")).forEach(band -> band.values().forEach(value -> add(value, numbers)));
        Tree.maps(row.get("items")).forEach(item -> {
            add(item.get("points"), numbers);
            Tree.map(item.get("values")).values().forEach(value -> add(value, numbers));
        });
        add(Tree.map(row.get("rounding")).get("scale"), numbers);
        return numbers;
    }

    private static void add(@org.jspecify.annotations.Nullable Object value, Set<BigDecimal> numbers) {
        if (value instanceof BigDecimal number) {
            numbers.add(number.abs());
        }
    }
}
