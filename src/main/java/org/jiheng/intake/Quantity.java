package org.jiheng.intake;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with unit, and with an operator where it is a target: {@code >= 100 家}, {@code 184家}, {@code ＝100％}.
 *
 * @param operator {@code >=}, {@code <=}, {@code >}, {@code <}, {@code =}; {@code =} where none is written
 */
record Quantity(String operator, BigDecimal value, String unit) {
    private static final Pattern WRITTEN = Pattern.compile(
            "(?<operator>>=|<=|≥|≤|=|>|<)?\\s*(?<value>[+-]?\\d{1,3}(,\\d{3})+(\\.\\d{1,10})?|[+-]?\\d{1,15}(\\.\\d{1,10})?)\\s*(?<unit>[^\\d\\s].{0,15})?");

    /** Empty where the text is no number with unit. */
    static Optional<Quantity> parse(String text) {
        Matcher m =
                WRITTEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        String operator = m.group("operator");
        String unit = m.group("unit");
        return Optional.of(new Quantity(
                operator == null ? "=" : operator.replace("≥", ">=").replace("≤", "<="),
                new BigDecimal(m.group("value").replace(",", "")),
                unit == null ? "" : unit.strip()));
    }
}
