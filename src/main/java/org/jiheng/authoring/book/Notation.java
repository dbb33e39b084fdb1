package org.jiheng.authoring.book;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How bands, items and values are written in a cell, one in a line: {@code ≥75，<90：0.7} · {@code 3分 可补正：目标值有测算依据} ·
 * {@code 限额：10}.
 */
final class Notation {
    static final String NUMBER = "[+-]?[0-9]{1,18}(?:\\.[0-9]{1,12})?";
    private static final Pattern BOUNDS =
            Pattern.compile("(?:(>=|>)(" + NUMBER + ")%?)?[,、且]?(?:(<=|<)(" + NUMBER + ")%?)?");
    private static final Pattern ITEM =
            Pattern.compile("([+-]?[0-9]{1,9}(?:\\.[0-9]{1,9})?)\\s*分\\s*([^：:]*)[：:]\\s*(.*)");
    private static final String OTHER = "其他";
    private static final String CORRECTABLE = "可补正";

    private final Names names;

    Notation(Names names) {
        this.names = names;
    }

    /** What a line cannot be: said with the part that is not understood. */
    static final class Misread extends Exception {
        private static final long serialVersionUID = 1L;
        private final String part;

        Misread(String part) {
            super(part);
            this.part = part;
        }

        String part() {
            return part;
        }
    }

    static String band(Map<String, Object> band, String sign) {
        return bounds(band) + sign + Tree.text(band.get("points"));
    }

    private static String bounds(Map<String, Object> band) {
        List<String> bounds = new ArrayList<>();
        List.of("atLeast ≥", "above >", "below <", "upTo ≤").forEach(each -> {
            String key = each.substring(0, each.indexOf(' '));
            if (band.containsKey(key)) {
                bounds.add(each.substring(each.indexOf(' ') + 1) + Tree.text(band.get(key)));
            }
        });
        return bounds.isEmpty() ? OTHER : String.join("，", bounds);
    }

    static boolean isItem(String line) {
        return ITEM.matcher(line).matches();
    }

    /** A band: {@code ≥75，<90：0.7}. */
    static Map<String, Object> band(String line) throws Misread {
        String plain = Normalizer.normalize(line, Normalizer.Form.NFKC)
                .replace("≥", ">=")
                .replace("≤", "<=")
                .replace('−', '-')
                .replaceAll("\\s", "");
        int sign = Math.max(
                plain.lastIndexOf(':'), plain.indexOf("=", plain.length() < 3 ? 0 : 2) > 0 ? equalsSign(plain) : -1);
        if (sign < 0) {
            throw new Misread(line);
        }
        Optional<BigDecimal> points = Tree.number(plain.substring(sign + 1).replaceFirst("分$", ""));
        String range = plain.substring(0, sign);
        Matcher bounds = BOUNDS.matcher(range);
        boolean other = range.equals(OTHER);
        if (points.isEmpty() || !(other || (bounds.matches() && !range.isEmpty()))) {
            throw new Misread(line);
        }
        Map<String, Object> band = new LinkedHashMap<>();
        if (!other && bounds.group(1) != null) {
            band.put(bounds.group(1).equals(">=") ? "atLeast" : "above", new BigDecimal(bounds.group(2)));
        }
        if (!other && bounds.group(3) != null) {
            band.put(bounds.group(3).equals("<=") ? "upTo" : "below", new BigDecimal(bounds.group(4)));
        }
        band.put("points", points.get());
        return band;
    }

    /** The sign before the points, where it is no colon: an equals sign after a digit. */
    private static int equalsSign(String plain) {
        int at = plain.lastIndexOf('=');
        return at > 0 && Character.isDigit(plain.charAt(at - 1)) ? at : -1;
    }

    /** An item as a line; {@code inherited} is the method of its indicator. */
    String item(Map<String, Object> item, String inherited) {
        List<String> options = new ArrayList<>();
        String method = Tree.text(item.get("method"));
        if (!method.isEmpty()) {
            options.add(names.methods().shown(method));
        }
        if ("true".equals(Tree.text(item.get("correctable")))) {
            options.add(CORRECTABLE);
        }
        if (item.containsKey("measure")) {
            options.add(names.measures().shown(Tree.text(item.get("measure"))));
        }
        String by = method.isEmpty() ? inherited : method;
        Tree.map(item.get("values"))
                .forEach((key, value) -> options.add(
                        names.values(by).shown(key) + " " + names.values(by).shown(Tree.text(value))));
        Tree.maps(item.get("bands")).forEach(band -> options.add(band(band, "=")));
        String said = String.join("；", options);
        return Tree.text(item.get("points")) + "分" + (said.isEmpty() ? "" : " " + said) + "："
                + Tree.zh(item.get("text"));
    }

    /** What the line of an item says; its text is the Chinese. */
    Map<String, Object> item(String line, String inherited) throws Misread {
        Matcher matcher = ITEM.matcher(line);
        if (!matcher.matches()) {
            throw new Misread(line);
        }
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("points", new BigDecimal(matcher.group(1)));
        List<String> options = new ArrayList<>();
        for (String each : matcher.group(2).split("[；;]", -1)) {
            if (!each.isBlank()) {
                options.add(each.strip());
            }
        }
        options.removeIf(option -> {
            Optional<String> method = names.methods().name(option);
            method.ifPresent(name -> item.putIfAbsent("method", name));
            return method.isPresent();
        });
        String by = item.containsKey("method") ? Tree.text(item.get("method")) : inherited;
        for (String option : options) {
            option(option, by, item);
        }
        if (!matcher.group(3).isBlank()) {
            item.put("text", matcher.group(3).strip());
        }
        return item;
    }

    private void option(String option, String method, Map<String, Object> item) throws Misread {
        Optional<String> measure = names.measures().name(option);
        int blank = option.lastIndexOf(' ');
        if (option.equals(CORRECTABLE)) {
            item.put("correctable", true);
        } else if (option.matches("[≥≤<>＜＞].*|" + OTHER + ".*")) {
            List<Object> bands = Tree.list(item.get("bands"));
            bands.add(band(option));
            item.put("bands", bands);
        } else if (measure.isPresent()) {
            item.put("measure", measure.get());
        } else if (blank > 0) {
            Map<String, Object> values = Tree.map(item.get("values"));
            value(option.substring(0, blank), option.substring(blank + 1), method, values, Map.of());
            item.put("values", values);
        } else {
            throw new Misread(option);
        }
    }

    String values(Map<String, Object> values, String method) {
        List<String> lines = new ArrayList<>();
        values.forEach((key, value) -> lines.add(
                names.values(method).shown(key) + "：" + names.values(method).shown(Tree.text(value))));
        return String.join("\n", lines);
    }

    /** Values, one in a line; a name or word that the method does not list is taken as it is written in files. */
    Map<String, Object> values(List<String> lines, String method, Map<String, Object> before) throws Misread {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String line : lines) {
            int colon = Math.max(line.lastIndexOf('：'), line.lastIndexOf(':'));
            if (colon <= 0) {
                throw new Misread(line);
            }
            value(line.substring(0, colon).strip(), line.substring(colon + 1).strip(), method, values, before);
        }
        return values;
    }

    private void value(String name, String text, String method, Map<String, Object> values, Map<String, Object> before)
            throws Misread {
        Called called = names.values(method);
        String key = called.name(name).orElse(name);
        @Nullable
        Object value = Tree.number(text).map(number -> (Object) number).orElse(null);
        if (value == null) {
            value = called.name(text)
                    .orElse(before.containsValue(text) || text.matches("[A-Za-z]{1,40}") ? text : null);
        }
        if (value == null || !key.matches("[A-Za-z][A-Za-z0-9_-]*")) {
            throw new Misread(name + " " + text);
        }
        values.put(key, value);
    }
}
