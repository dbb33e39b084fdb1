package org.jiheng.engine.standard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jiheng.engine.standard.Standard.Filed;
import org.jiheng.engine.standard.Standard.FiledRule;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.engine.standard.Standard.Rounding;
import org.jiheng.source.Complaints;
import org.jiheng.source.Fields;
import org.jiheng.source.Node;
import org.jiheng.text.Text;

/** Reads the block {@code filed} of a standard: the table from scoring rules, as forms write them, to methods. */
final class FiledReader {
    /** Points of the table are percents of the weight that a row is filed with. */
    private static final BigDecimal WHOLE = new BigDecimal(100);

    private static final List<String> KEYS = List.of("name", "weight", "clause", "problems", "rules");
    private static final List<String> RULE_KEYS = List.of(
            "id",
            "name",
            "spellings",
            "unstated",
            "clause",
            "text",
            "problems",
            "rounding",
            "method",
            "measure",
            "needs",
            "whole",
            "materials",
            "judgement",
            "bands",
            "values",
            "reason");

    private final StandardReader reader;
    private final Complaints complaints;
    private final Map<String, Integer> spelled = new HashMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private boolean unstated;

    FiledReader(StandardReader reader, Complaints complaints) {
        this.reader = reader;
        this.complaints = complaints;
    }

    Filed read(Fields standard, Rounding rounding) {
        Fields f = Fields.of(Objects.requireNonNull(standard.node("filed")), complaints, KEYS);
        List<FiledRule> rules = new ArrayList<>();
        f.list("rules").forEach(node -> rules.add(rule(node, f, rounding)));
        if (rules.isEmpty()) {
            complaints.add(f.place(), "source.missing-key", "rules");
        }
        return new Filed(f.requiredBilingual("name"), f.requiredNumber("weight"), rules);
    }

    private FiledRule rule(Node node, Fields block, Rounding rounding) {
        Fields f = Fields.of(node, complaints, RULE_KEYS);
        String id = f.requiredText("id");
        Integer first = ids.putIfAbsent(id, f.place().line());
        if (first != null) {
            complaints.add(f.place("id"), "pack.duplicate-indicator", id, first);
        }
        List<String> spellings = reader.texts(f, "spellings");
        spellings.forEach(spelling -> spelled(f, spelling));
        boolean own = Boolean.TRUE.equals(f.flag("unstated"));
        if (own && unstated) {
            complaints.add(f.place("unstated"), "pack.unstated-twice");
        } else if (!own && spellings.isEmpty()) {
            complaints.add(f.place(), "source.missing-key", "spellings");
        }
        unstated |= own;
        IndicatorRow row = new IndicatorRow(
                id,
                "",
                Text.EMPTY,
                f.requiredBilingual("name"),
                WHOLE,
                BigDecimal.ZERO,
                WHOLE,
                f.node("clause") == null ? block.requiredBilingual("clause") : f.bilingual("clause"),
                f.requiredBilingual("text"),
                reader.rounding(f, rounding),
                List.of(reader.criterion(id, "", id, Standard.EACH, Standard.EACH, WHOLE, f, f)),
                reader.problems(f.node("problems") == null ? block : f),
                null);
        return new FiledRule(spellings, own, row);
    }

    private void spelled(Fields f, String spelling) {
        Integer first = spelled.putIfAbsent(spelling, f.place().line());
        if (first != null) {
            complaints.add(f.place("spellings"), "pack.spelling-twice", spelling, first);
        }
    }
}
