package org.jiheng.authoring.book;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of a YAML file as {@link org.jiheng.source.YamlEdit} gives them: looked up, copied and set in their usual order. */
final class Tree {
    private Tree() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map ? (Map<String, Object>) value : new LinkedHashMap<>();
    }

    static List<Map<String, Object>> maps(@Nullable Object value) {
        List<Map<String, Object>> maps = new ArrayList<>();
        list(value).forEach(each -> maps.add(map(each)));
        return maps;
    }

    static List<Object> list(@Nullable Object value) {
        return value instanceof List<?> list ? new ArrayList<>(list) : new ArrayList<>();
    }

    static String text(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value == null ? "" : String.valueOf(value);
    }

    static String zh(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? text(map.get("zh")) : text(value);
    }

    static String en(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? text(map.get("en")) : "";
    }

    static Map<String, Object> copy(Map<String, Object> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key, copied(value)));
        return copy;
    }

    private static Object copied(Object value) {
        if (value instanceof Map) {
            return copy(map(value));
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(each -> copy.add(copied(each)));
            return copy;
        }
        return value;
    }

    /** Sets a key, or takes it away where there is no value; one that is new comes where the order has it. */
    static void put(Map<String, Object> map, String key, @Nullable Object value, List<String> order) {
        if (value == null || map.containsKey(key)) {
            if (value == null) {
                map.remove(key);
            } else {
                map.put(key, value);
            }
            return;
        }
        int place = order.indexOf(key);
        String after = null;
        for (String each : map.keySet()) {
            if (order.indexOf(each) < place || place < 0) {
                after = each;
            }
        }
        Map<String, Object> old = new LinkedHashMap<>(map);
        map.clear();
        if (after == null) {
            map.put(key, value);
        }
        for (Map.Entry<String, Object> each : old.entrySet()) {
            map.put(each.getKey(), each.getValue());
            if (each.getKey().equals(after)) {
                map.put(key, value);
            }
        }
    }

    /** Sets the Chinese or the English of a text, and leaves the other. */
    static void put(Map<String, Object> map, String key, boolean english, String text, List<String> order) {
        Object old = map.get(key);
        String zh = english ? zh(old) : text;
        String en = english ? text : en(old);
        if (old instanceof Map && !zh.isEmpty()) {
            Map<String, Object> both = copy(map(old));
            put(both, english ? "en" : "zh", text.isEmpty() ? null : text, List.of("zh", "en"));
            map.put(key, both);
        } else {
            put(map, key, bilingual(zh, en), order);
        }
    }

    static @Nullable Object bilingual(String zh, String en) {
        if (en.isEmpty()) {
            return zh.isEmpty() ? null : zh;
        }
        Map<String, Object> both = new LinkedHashMap<>();
        if (!zh.isEmpty()) {
            both.put("zh", zh);
        }
        both.put("en", en);
        return both;
    }

    static Optional<BigDecimal> number(String text) {
        String plain = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).replace('−', '-');
        return plain.matches("[+-]?[0-9]{1,18}(\\.[0-9]{1,12})?")
                ? Optional.of(new BigDecimal(plain.replace("+", "")))
                : Optional.empty();
    }
}
