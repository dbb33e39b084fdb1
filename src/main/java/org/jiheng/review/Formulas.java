package org.jiheng.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.review.Drafts.Part;
import org.jspecify.annotations.Nullable;

/** What a table itself says of how its columns or rows are computed: "3=1+2" in a row of numbers, "(4)=(1)-(2)" in a head or a name. */
final class Formulas {
    private static final String REF = "(?:\\(\\d{1,2}\\)|\\d{1,2}|[①-⑳]|\\([A-Z]\\)|(?<![A-Za-z])[A-Z](?![A-Za-z]))";
    private static final Pattern FORMULA =
            Pattern.compile("(" + REF + ")?=(\\(??" + REF + "(?:[-+−*×/÷]\\(??(?:" + REF + "|100%?)\\)?)*)");
    private static final Pattern OWN = Pattern.compile("(" + REF + ")$");
    private static final Pattern TERM = Pattern.compile("([-+−])?(" + REF + ")");

    private final Axis axis;
    private final Drafts drafts;
    private final Map<String, Integer> lines = new HashMap<>();

    Formulas(Axis axis, Drafts drafts) {
        this.axis = axis;
        this.drafts = drafts;
        for (int i = 0; i < axis.size(); i++) {
            String own = own(i);
            if (!own.isEmpty()) {
                lines.putIfAbsent(own, i);
            }
        }
    }

    /** The number by which formulas know a line. */
    private String own(int line) {
        String number = axis.number(line).replaceAll("=.*$", "");
        if (!number.isEmpty() && bare(number).matches("\\d{1,2}|[①-⑳]|[A-Z]")) {
            return bare(number);
        }
        String name = axis.last(line);
        Matcher formula = FORMULA.matcher(name);
        if (formula.find() && formula.group(1) != null) {
            return bare(formula.group(1));
        }
        Matcher own = OWN.matcher(name);
        return own.find() && name.length() > own.group().length() && !name.matches(".*\\d{3,}$|.*[A-Za-z]{2,}$")
                ? bare(own.group(1))
                : "";
    }

    private static String bare(@Nullable String reference) {
        return reference == null ? "" : reference.replaceAll("[()]", "");
    }

    /** Claims what formulas say; a formula that nowhere holds is not understood. */
    void find() {
        for (int i = 0; i < axis.size(); i++) {
            Matcher m = FORMULA.matcher(axis.number(i).contains("=") ? axis.number(i) : axis.last(i));
            if (m.find() && m.group(2) != null) {
                claim(i, m.group(2));
            }
        }
    }

    private void claim(int line, String formula) {
        if (formula.matches(".*[/÷].*")) {
            ratio(line, formula);
        } else if (!formula.matches(".*[*×].*")) {
            sum(line, formula);
        }
    }

    private record Claim(String kind, int at, Num printed, List<Part> reading, boolean holds) {}

    private void sum(int line, String formula) {
        List<Integer> terms = new ArrayList<>();
        List<Integer> signs = new ArrayList<>();
        Matcher m = TERM.matcher(formula);
        while (m.find()) {
            Integer of = lines.get(bare(m.group(2)));
            if (of == null || of == line) {
                return;
            }
            terms.add(of);
            signs.add(m.group(1) == null || m.group(1).equals("+") ? 1 : -1);
        }
        List<Claim> claims = new ArrayList<>();
        for (int at = 0; at < axis.across(); at++) {
            Num printed = axis.num(line, at);
            if (printed == null || !printed.unit.amount()) {
                continue;
            }
            List<Part> parts = new ArrayList<>();
            List<Num> signed = new ArrayList<>();
            for (int i = 0; i < terms.size(); i++) {
                Num num = axis.num(terms.get(i), at);
                if (num != null && num.unit.comparable(printed.unit)) {
                    parts.add(new Part("part", num, signs.get(i)));
                    signed.add(signs.get(i) > 0 ? num : new Num(num.value.negate(), num.unit, num.text, num.at));
                }
            }
            if (!parts.isEmpty()) {
                claims.add(new Claim("sum", at, printed, parts, Totals.meet(printed, signed)));
            }
        }
        emit(line, claims);
    }

    /** a/b is a rate, (a-b)/b a growth. */
    private void ratio(int line, String formula) {
        Matcher rate = Pattern.compile("\\(?(" + REF + ")\\)?[/÷]\\(?(" + REF + ")\\)?.*")
                .matcher(formula);
        Matcher growth = Pattern.compile("\\(" + "(" + REF + ")[-−](" + REF + ")\\)[/÷]\\(?(" + REF + ")\\)?.*")
                .matcher(formula);
        boolean grows = growth.matches() && bare(growth.group(2)).equals(bare(growth.group(3)));
        if (!grows && !rate.matches()) {
            return;
        }
        Integer a = lines.get(bare(grows ? growth.group(1) : rate.group(1)));
        Integer b = lines.get(bare(grows ? growth.group(2) : rate.group(2)));
        if (a == null || b == null) {
            return;
        }
        String kind = grows ? "growth-from" : "rate";
        List<Claim> claims = new ArrayList<>();
        for (int at = 0; at < axis.across(); at++) {
            Num printed = axis.num(line, at);
            Num first = axis.num(a, at);
            Num second = axis.num(b, at);
            if (printed != null
                    && first != null
                    && second != null
                    && printed.unit.kind() == Unit.Kind.PERCENT
                    && second.value.compareTo(BigDecimal.ZERO) > 0) {
                List<Part> parts = List.of(
                        Part.of(grows ? "level" : "numerator", first), Part.of(grows ? "base" : "denominator", second));
                claims.add(new Claim(kind, at, printed, parts, Holds.holds(kind, printed, parts)));
            }
        }
        emit(line, claims);
    }

    private void emit(int line, List<Claim> claims) {
        long holding = claims.stream().filter(Claim::holds).count();
        if (holding == 0 && claims.size() > 1) {
            return;
        }
        claims.forEach(c -> drafts.add(c.kind, axis.quote(line, c.at), c.printed, 1, c.reading));
    }
}
