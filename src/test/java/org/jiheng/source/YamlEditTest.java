package org.jiheng.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class YamlEditTest {
    private static final String ROWS = """
            # about everything
            id: county   # its id
            name: {zh: 县, en: "County: one"}

            # the rows
            rows:
              # first of all
              - id: a
                weight: 10   # of hundred
                bands:
                  # the best
                  - {atLeast: 90, points: 1}
                  - {atLeast: 75, below: 90, points: 0.7}   # fair
                  - {below: 75, points: 0}
              # then
              - id: b
                weight: 5
                problems: [x, y, z]

            # the end
            """;

    @Test
    void an_untouched_text_stays_as_it_is() {
        assertThat(YamlEdit.of("f.yaml", ROWS).text()).isEqualTo(ROWS);
        assertThat(edited(ROWS, e -> e.set(10, "rows", 0, "weight"))).isEqualTo(ROWS);
    }

    @Test
    void a_number_is_exchanged_and_the_comment_beside_it_stays() {
        assertThat(edited(ROWS, e -> e.set(12, "rows", 0, "weight")))
                .isEqualTo(ROWS.replace("weight: 10   # of", "weight: 12   # of"));
    }

    @Test
    void a_value_in_a_line_of_values_is_exchanged_alone() {
        assertThat(edited(ROWS, e -> e.set(number("0.75"), "rows", 0, "bands", 1, "points")))
                .isEqualTo(ROWS.replace("points: 0.7}", "points: 0.75}"));
        assertThat(edited(ROWS, e -> e.set("a, b: {c}", "name", "en")))
                .isEqualTo(ROWS.replace("\"County: one\"", "\"a, b: {c}\""));
        assertThat(edited(ROWS, e -> e.set("County", "name", "en")))
                .isEqualTo(ROWS.replace("\"County: one\"", "County"));
    }

    @Test
    void a_new_band_is_a_new_line_like_its_neighbours() {
        assertThat(edited(
                        ROWS,
                        e -> e.set(80, "rows", 0, "bands", 1, "atLeast")
                                .insert(
                                        map("atLeast", 75, "below", 80, "points", number("0.5")),
                                        "rows",
                                        0,
                                        "bands",
                                        2)))
                .isEqualTo(ROWS.replace("atLeast: 75, below: 90", "atLeast: 80, below: 90")
                        .replace("# fair\n", "# fair\n      - {atLeast: 75, below: 80, points: 0.5}\n"));
    }

    @Test
    void an_item_goes_with_the_comment_above_it() {
        assertThat(edited(ROWS, e -> e.remove("rows", 0, "bands", 0)))
                .isEqualTo(ROWS.replace("      # the best\n      - {atLeast: 90, points: 1}\n", ""));
        assertThat(edited(ROWS, e -> e.remove("rows", 1)))
                .isEqualTo(ROWS.replace("  # then\n  - id: b\n    weight: 5\n    problems: [x, y, z]\n", ""));
        assertThat(edited(ROWS, e -> e.remove("rows", 0))).contains("# the rows\nrows:\n  # then\n  - id: b\n");
    }

    @Test
    void lists_in_one_line_lose_and_gain_items_with_their_commas() {
        assertThat(edited(ROWS, e -> e.remove("rows", 1, "problems", 0))).contains("problems: [y, z]\n");
        assertThat(edited(ROWS, e -> e.remove("rows", 1, "problems", 1))).contains("problems: [x, z]\n");
        assertThat(edited(ROWS, e -> e.remove("rows", 1, "problems", 2))).contains("problems: [x, y]\n");
        assertThat(edited(ROWS, e -> e.insert("w", "rows", 1, "problems", 0))).contains("problems: [w, x, y, z]\n");
        assertThat(edited(ROWS, e -> e.insert("a b", "rows", 1, "problems", 3))).contains("problems: [x, y, z, a b]\n");
        assertThat(edited(ROWS, e -> e.set(List.of("y", "w"), "rows", 1, "problems")))
                .contains("problems: [y, w]\n");
        assertThat(edited(ROWS, e -> e.set(List.of(), "rows", 1, "problems"))).contains("problems: []\n");
        assertThat(edited(ROWS, e -> e.set(List.of("only"), "rows", 1, "problems")))
                .contains("problems: [only]\n");
    }

    @Test
    void an_item_that_moves_takes_its_lines_and_comments_along() {
        assertThat(edited(ROWS, e -> {
                    Object first = Objects.requireNonNull(e.get("rows", 0));
                    e.remove("rows", 0).insert(first, "rows", 1).set(11, "rows", 1, "weight");
                }))
                .isEqualTo("""
                        # about everything
                        id: county   # its id
                        name: {zh: 县, en: "County: one"}

                        # the rows
                        rows:
                          # then
                          - id: b
                            weight: 5
                            problems: [x, y, z]
                          # first of all
                          - id: a
                            weight: 11   # of hundred
                            bands:
                              # the best
                              - {atLeast: 90, points: 1}
                              - {atLeast: 75, below: 90, points: 0.7}   # fair
                              - {below: 75, points: 0}

                        # the end
                        """);
    }

    @Test
    void keys_come_where_they_are_put_and_go() {
        assertThat(edited(ROWS, e -> e.setAfter("weight", "说明", "rows", 0, "text")))
                .contains("    weight: 10   # of hundred\n    text: 说明\n    bands:\n");
        assertThat(edited(ROWS, e -> e.set("说明", "rows", 0, "text")))
                .contains("      - {below: 75, points: 0}\n    text: 说明\n  # then\n");
        assertThat(edited(ROWS, e -> e.setAfter("", 1, "rows", 1, "first")))
                .contains("  - first: 1\n    id: b\n    weight: 5\n");
        assertThat(edited(ROWS, e -> e.remove("rows", 1, "id"))).contains("  # then\n  - weight: 5\n");
        assertThat(edited(ROWS, e -> e.remove("rows", 0, "bands"))).contains("weight: 10   # of hundred\n  # then\n");
        assertThat(edited(ROWS, e -> e.remove("name", "zh"))).contains("name: {en: \"County: one\"}\n");
        assertThat(edited(ROWS, e -> e.setAfter("zh", "x", "name", "fr")))
                .contains("name: {zh: 县, fr: x, en: \"County: one\"}\n");
    }

    @Test
    void a_new_mapping_is_written_in_lines_where_one_would_not_do() {
        Map<String, Object> row = map(
                "id",
                "c",
                "name",
                map("zh", "新指标", "en", "New"),
                "bands",
                List.of(map("atLeast", 5, "points", 3), map("below", 5, "points", 0)),
                "text",
                "第一行\n第二行");
        assertThat(edited(ROWS, e -> e.insert(row, "rows", 2)))
                .isEqualTo(ROWS.replace("    problems: [x, y, z]\n", """
                        ....problems: [x, y, z]
                        ..- id: c
                        ....name: {zh: 新指标, en: New}
                        ....bands:
                        ......- {atLeast: 5, points: 3}
                        ......- {below: 5, points: 0}
                        ....text: |-
                        ......第一行
                        ......第二行
                        """.replace('.', ' ')));
    }

    @Test
    void texts_over_several_lines_are_exchanged_whole() {
        String text = "a: >\n  one\n  two\n\n# next\nb: 'it''s'\nc: plain\n  over lines\nd: |\n  x\ne:\nf: ~ # none\n";
        assertThat(edited(text, e -> e.set("three", "a"))).startsWith("a: three\n\n# next\n");
        assertThat(edited(text, e -> e.set("its", "b"))).contains("b: its\nc: plain\n  over lines\n");
        assertThat(edited(text, e -> e.set("x", "c"))).contains("c: x\nd: |\n");
        assertThat(edited(text, e -> e.set("why", "d"))).contains("d: why\ne:\n");
        assertThat(edited(text, e -> e.set("now", "e"))).contains("e: now\nf: ~ # none\n");
        assertThat(edited(text, e -> e.set(map("k", "v"), "f"))).contains("f: {k: v} # none\n");
        assertThat(edited(text, e -> e.set("l1\nl2", "c"))).contains("c: |-\n  l1\n  l2\nd: |\n");
    }

    @Test
    void texts_are_quoted_only_where_they_must_be() {
        for (String plain : List.of("附件 决策/绩效目标", "≥90：1", "a b", "it's", "5%", "x#y", "a: b".replace(' ', '-'))) {
            assertThat(edited("a: x\n", e -> e.set(plain, "a"))).isEqualTo("a: " + plain + "\n");
        }
        for (String other : List.of(
                "12", "true", "no", "a: b", "a #b", "- x", "", "null", "*x", "a\tb", " x", "@x", "\u0007", "\"q\"")) {
            assertThat(edited("a: x\n", e -> e.set(other, "a"))).matches("(?s)a: \".*\"\n");
        }
    }

    @Test
    void byte_order_marks_line_ends_and_rare_characters_are_kept() {
        String text = "\uFEFF# 𠮷\r\na: 𠮷野家\r\nb: [𠮷, x]\r\nc:\r\n  - 1\r\n  - 2";
        assertThat(edited(text, e -> e.set("z", "b", 1))).isEqualTo(text.replace("[𠮷, x]", "[𠮷, z]"));
        assertThat(edited(text, e -> e.insert(3, "c", 2))).isEqualTo(text + "\r\n  - 3");
        assertThat(edited(text, e -> e.insert(0, "c", 0))).isEqualTo(text.replace("  - 1", "  - 0\r\n  - 1"));
        assertThat(edited(text, e -> e.set("𠮷𠮷", "a"))).isEqualTo(text.replace("𠮷野家", "𠮷𠮷"));
        assertThat(edited(text, e -> e.remove("c", 1))).isEqualTo(text.substring(0, text.length() - "  - 2".length()));
    }

    @Test
    void what_cannot_be_changed_is_refused_and_named() {
        YamlEdit edit = YamlEdit.of("f.yaml", "{\"a\": [{\"b\": \"c\"}]}").set("d", "a", 0, "b");
        assertThatThrownBy(edit::text)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("f.yaml")
                .hasMessageContaining("text editor");
    }

    @Test
    void new_files_are_written_as_the_others_are() {
        assertThat(YamlEdit.written(
                        map("a.b", map("title", map("zh", "甲", "en", "")), "c", List.of(map("value", number("1"))))))
                .isEqualTo("a.b: {title: {zh: 甲, en: \"\"}}\nc:\n  - {value: 1}\n");
    }

    @Test
    void every_text_of_every_shipped_file_can_be_changed_and_every_comment_stays() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("rules"), 2)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                String text = Files.readString(file);
                YamlEdit edit = YamlEdit.of(file.toString(), text);
                touch(edit, edit.get());
                String changed = edit.text();
                assertThat(comments(changed)).as(file.toString()).isEqualTo(comments(text));
                assertThat(changed).isNotEqualTo(text);
            }
        }
    }

    private static List<String> comments(String text) {
        return text.lines().filter(line -> line.strip().startsWith("#")).toList();
    }

    /** Puts a mark on every text below a value. */
    private static void touch(YamlEdit edit, @Nullable Object value, Object... path) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> touch(edit, each, with(path, key)));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                touch(edit, list.get(i), with(path, i));
            }
        } else if (value instanceof String text && !"id".equals(path[path.length - 1])) {
            edit.set(text + "：#", path);
        }
    }

    private static Object[] with(Object[] path, Object step) {
        Object[] longer = Arrays.copyOf(path, path.length + 1);
        longer[path.length] = step;
        return longer;
    }

    private static String edited(String text, Consumer<YamlEdit> change) {
        YamlEdit edit = YamlEdit.of("f.yaml", text);
        change.accept(edit);
        return edit.text();
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static Map<String, Object> map(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }
}
