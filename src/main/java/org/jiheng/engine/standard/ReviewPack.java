package org.jiheng.engine.standard;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.engine.standard.Pack.DatedValue;
import org.jiheng.engine.standard.Pack.RuleFile;
import org.jiheng.text.Text;

/**
 * Everything under {@code rules/review/}: rules, the words of findings by code, parameters by year.
 *
 * @param findings by code; a claim's code is its kind
 * @param words by text and what it says, the words that say it
 * @param digest SHA-256 over the names and bytes of all files
 */
public record ReviewPack(
        List<RuleFile> rules,
        Map<String, FindingRow> findings,
        List<DatedValue> parameters,
        Map<String, Map<String, List<String>>> words,
        String digest) {

    /**
     * The words of a finding, with places for {@code {printed}}, {@code {expected}}, {@code {arithmetic}} and {@code {label}}.
     *
     * @param kind the kind that reports give it
     * @param severity {@code error} or {@code suspicious}
     */
    public record FindingRow(String code, String kind, String severity, Text title, Text explanation, Text fix) {}

    /** The parameters in force in a year. */
    public Map<String, BigDecimal> parameters(int year) {
        Map<String, BigDecimal> inForce = new LinkedHashMap<>();
        parameters.stream()
                .filter(value -> value.from() <= year && year <= value.until())
                .forEach(value -> inForce.put(value.name(), value.value()));
        return inForce;
    }
}
