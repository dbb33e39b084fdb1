package org.jiheng.engine.standard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jiheng.engine.facts.Band;
import org.jiheng.engine.facts.Criterion;
import org.jiheng.engine.facts.Exemption;
import org.jiheng.engine.facts.Setting;
import org.jiheng.engine.standard.Pack.FactLabel;
import org.jiheng.engine.standard.Pack.MeasureRow;
import org.jiheng.engine.standard.Pack.Method;
import org.jiheng.engine.standard.Pack.ProblemRow;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.Exempt;
import org.jiheng.engine.standard.Standard.Grade;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.engine.standard.Standard.Judging;
import org.jiheng.engine.standard.Standard.NotApplicable;
import org.jiheng.engine.standard.Standard.Policies;
import org.jiheng.engine.standard.Standard.Rounding;
import org.jiheng.engine.standard.Standard.Section;
import org.jiheng.engine.standard.Standard.StatedNotice;
import org.jiheng.source.Complaints;
import org.jiheng.source.Fields;
import org.jiheng.source.Node;
import org.jiheng.source.Place;
import org.jiheng.text.Text;
import org.jspecify.annotations.Nullable;

/** Reads {@code standard.yaml}: the tree of indicators with their criteria. */
final class StandardReader {
    private static final List<String> STANDARD_KEYS = List.of(
            "id",
            "version",
            "title",
            "authority",
            "document",
            "basis",
            "years",
            "rounding",
            "notApplicable",
            "waivers",
            "notProvided",
            "grades",
            "sections",
            "filed",
            "notices",
            "facts");
    private static final List<String> INDICATOR_KEYS = List.of(
            "id",
            "name",
            "weight",
            "minimum",
            "maximum",
            "clause",
            "text",
            "rounding",
            "notApplicable",
            "items",
            "problems",
            "method",
            "measure",
            "of",
            "needs",
            "whole",
            "materials",
            "judgement",
            "correctable",
            "bands",
            "values",
            "reason");
    private static final List<String> ITEM_KEYS = List.of(
            "points",
            "text",
            "method",
            "measure",
            "of",
            "needs",
            "whole",
            "materials",
            "judgement",
            "correctable",
            "bands",
            "values",
            "reason");
    static final List<String> LABEL_KEYS = List.of("label", "unit", "correctTo");
    private static final List<String> JUDGING = List.of("permitted", "refused", "completes");
    private static final List<String> BASES =
            List.of("official", "report", Standard.PROJECT_DEFAULT, "fictitious", "draft");

    private final String folder;
    private final Map<String, Method> methods;
    private final Map<String, MeasureRow> measures;
    private final Map<String, ProblemRow> problems;
    private final Complaints complaints;
    private final Map<String, Place> indicatorIds = new HashMap<>();
    private final Map<String, FactLabel> labels = new LinkedHashMap<>();
    private @Nullable String version;

    StandardReader(
            String folder,
            Map<String, Method> methods,
            Map<String, MeasureRow> measures,
            Map<String, ProblemRow> problems,
            Complaints complaints) {
        this.folder = folder;
        this.methods = methods;
        this.measures = measures;
        this.problems = problems;
        this.complaints = complaints;
    }

    /** The labels of free facts that the standard declares. */
    Map<String, FactLabel> labels() {
        return labels;
    }

    Optional<String> version() {
        return Optional.ofNullable(version);
    }

    Standard read(Node.Mapping tree) {
        Fields f = Fields.of(tree, complaints, STANDARD_KEYS);
        String id = f.requiredText("id");
        if (!id.equals(folder)) {
            complaints.add(f.place("id"), "pack.id-is-not-folder", id, folder);
        }
        version = f.text("version");
        String basis = f.choice("basis", BASES);
        Node years = f.node("years");
        Fields y = Fields.of(
                years == null ? tree : years, complaints, years == null ? STANDARD_KEYS : List.of("from", "until"));
        Node facts = f.node("facts");
        if (facts != null) {
            Fields declared = Fields.open(facts, complaints);
            declared.keys().forEach(key -> labels.put(key, label(declared, key)));
        }
        Rounding rounding = rounding(f, null);
        Standard standard = new Standard(
                id,
                f.requiredBilingual("title"),
                f.requiredBilingual("authority"),
                f.bilingual("document"),
                basis == null ? "draft" : basis,
                years == null ? 0 : y.requiredNumber("from").intValue(),
                years == null
                        ? 9999
                        : Optional.ofNullable(y.number("until"))
                                .map(BigDecimal::intValue)
                                .orElse(9999),
                grades(f),
                f.list("sections").stream().map(node -> section(node, rounding)).toList(),
                f.node("filed") == null ? null : new FiledReader(this, complaints).read(f, rounding),
                f.list("notices").stream().map(this::notice).toList(),
                policies(f));
        if (standard.sections().isEmpty()) {
            complaints.add(f.place(), "source.missing-key", "sections");
        }
        return standard;
    }

    private static Policies policies(Fields f) {
        String notApplicable = f.choice("notApplicable", List.of("full", "spread", "rescaled"));
        String waivers = f.choice("waivers", List.of("restored", "refused"));
        String notProvided = f.choice("notProvided", List.of("missing", "deducted"));
        return new Policies(
                notApplicable == null
                        ? NotApplicable.FULL
                        : NotApplicable.valueOf(notApplicable.toUpperCase(Locale.ROOT)),
                !"refused".equals(waivers),
                "deducted".equals(notProvided));
    }

    private FactLabel label(Fields declared, String key) {
        Node node = declared.node(key);
        Fields f = Fields.of(
                node == null ? new Node.Scalar(declared.place(key), "", Node.Kind.EMPTY) : node,
                complaints,
                LABEL_KEYS);
        return label(f);
    }

    /** What people call a fact, as the glossary and a standard's own facts say it. */
    static FactLabel label(Fields f) {
        String unit = f.text("unit");
        return new FactLabel(f.requiredBilingual("label"), unit == null ? "" : unit, f.text("correctTo"));
    }

    private List<Grade> grades(Fields f) {
        return f.list("grades").stream()
                .map(node -> Fields.of(node, complaints, List.of("name", "atLeast")))
                .map(g -> new Grade(g.requiredBilingual("name"), g.requiredNumber("atLeast")))
                .sorted(Comparator.comparing(Grade::atLeast).reversed())
                .toList();
    }

    private StatedNotice notice(Node node) {
        Fields f = Fields.of(node, complaints, List.of("code", "text"));
        return new StatedNotice(f.requiredText("code"), f.requiredBilingual("text"));
    }

    private Section section(Node node, Rounding rounding) {
        Fields f = Fields.of(node, complaints, List.of("id", "name", "groups"));
        String id = f.requiredText("id");
        List<IndicatorRow> rows = new ArrayList<>();
        for (Node group : f.list("groups")) {
            Fields g = Fields.of(group, complaints, List.of("name", "indicators"));
            Text name = g.requiredBilingual("name");
            g.list("indicators").forEach(indicator -> rows.add(indicator(indicator, id, name, rounding)));
        }
        return new Section(id, f.requiredBilingual("name"), rows);
    }

    private IndicatorRow indicator(Node node, String section, Text group, Rounding inherited) {
        Fields f = Fields.of(node, complaints, INDICATOR_KEYS);
        String id = f.requiredText("id");
        Place first = indicatorIds.putIfAbsent(id, f.place());
        if (first != null) {
            complaints.add(f.place("id"), "pack.duplicate-indicator", id, first.line());
        }
        BigDecimal weight = f.requiredNumber("weight");
        List<CriterionRow> criteria = new ArrayList<>();
        List<Node> items = f.list("items");
        if (items.isEmpty()) {
            criteria.add(criterion(id, "", id, weight, f, f));
        }
        for (int i = 0; i < items.size(); i++) {
            Fields item = Fields.of(items.get(i), complaints, ITEM_KEYS);
            String number = String.valueOf(i + 1);
            criteria.add(criterion(id, number, id + "." + number, item.requiredNumber("points"), item, f));
        }
        BigDecimal sum = criteria.stream().map(c -> c.criterion().points()).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(weight) != 0) {
            complaints.add(f.place(), "pack.items-do-not-sum", id, sum.toPlainString(), weight.toPlainString());
        }
        List<String> about = problems(f);
        Exempt exempt = exempt(id, f);
        return new IndicatorRow(
                id,
                section,
                group,
                f.requiredBilingual("name"),
                weight,
                Optional.ofNullable(f.number("minimum")).orElse(BigDecimal.ZERO),
                Optional.ofNullable(f.number("maximum")).orElse(weight),
                f.requiredBilingual("clause"),
                f.bilingual("text"),
                rounding(f, inherited),
                exempt == null
                        ? criteria
                        : criteria.stream()
                                .map(c -> c.needing(exempt.figures()))
                                .toList(),
                about,
                exempt);
    }

    /** {@code notApplicable: {whenZero: figure or figures, reason}}, or {@code whenYes} with a yes-or-no. */
    private @Nullable Exempt exempt(String indicator, Fields f) {
        Node node = f.node("notApplicable");
        if (node == null) {
            return null;
        }
        Fields n = Fields.of(node, complaints, List.of("whenZero", "whenYes", "reason"));
        if ((n.node("whenZero") == null) == (n.node("whenYes") == null)) {
            complaints.add(n.place(), "pack.exempt-how");
        }
        List<Exemption> rows = new ArrayList<>();
        figures(n, "whenZero").forEach(figure -> rows.add(new Exemption(indicator, figure, "zero")));
        figures(n, "whenYes").forEach(figure -> rows.add(new Exemption(indicator, figure, "yes")));
        return new Exempt(rows, n.requiredBilingual("reason"), n.place());
    }

    private List<String> figures(Fields f, String key) {
        Node node = f.node(key);
        return node == null || node instanceof Node.Listing
                ? texts(f, key)
                : Optional.ofNullable(f.text(key)).stream().toList();
    }

    /** The problems that a row is about. */
    List<String> problems(Fields f) {
        List<String> about = texts(f, "problems");
        about.stream()
                .filter(code -> !problems.containsKey(code))
                .forEach(code -> complaints.add(f.place("problems"), "pack.unknown-problem", code));
        return about;
    }

    private CriterionRow criterion(
            String indicator, String item, String id, BigDecimal points, Fields own, Fields inherited) {
        return criterion(indicator, item, id, id, text(own, inherited, "of"), points, own, inherited);
    }

    /**
     * A criterion; what its own mapping leaves out it takes from its indicator's.
     *
     * @param fact what {@code {id}} stands for in the paths of facts
     */
    CriterionRow criterion(
            String indicator,
            String item,
            String id,
            String fact,
            String of,
            BigDecimal points,
            Fields own,
            Fields inherited) {
        String method = text(own, inherited, "method");
        if (method.isEmpty()) {
            complaints.add(own.place(), "source.missing-key", "method");
        }
        String measure = text(own, inherited, "measure");
        Criterion criterion = new Criterion(id, indicator, method, measure, of, points);
        Set<String> needs = new LinkedHashSet<>(texts(own, "needs"));
        Set<String> whole = new LinkedHashSet<>(texts(own, "whole"));
        Method known = methods.get(method);
        if (known != null) {
            known.needs().forEach(need -> needs.add(need.replace("{id}", fact)));
            known.whole().forEach(list -> whole.add(list.replace("{id}", fact)));
        }
        if (!measure.isEmpty()) {
            MeasureRow row = measures.get(measure);
            List<String> inputs = row == null ? List.of(measure) : row.needs();
            inputs.forEach(need -> needs.add(need.replace("{of}", of)));
        }
        Fields text = own == inherited || own.node("text") != null ? own : inherited;
        String judgement = own.choice("judgement", JUDGING);
        if (judgement == null) {
            judgement = inherited.choice("judgement", JUDGING);
        }
        Node reason = own.node("reason") == null ? inherited.node("reason") : own.node("reason");
        return new CriterionRow(
                criterion,
                item,
                text.bilingual("text"),
                judgement == null ? Judging.REFUSED : Judging.valueOf(judgement.toUpperCase(Locale.ROOT)),
                Boolean.TRUE.equals(own.flag("correctable")),
                List.copyOf(needs),
                List.copyOf(whole),
                own.node("materials") == null ? texts(inherited, "materials") : texts(own, "materials"),
                own.list("bands").stream().map(band -> band(id, band)).toList(),
                settings(id, own),
                reason == null ? null : Fields.bilingual(reason, complaints),
                own.place());
    }

    private Band band(String criterion, Node node) {
        Fields f = Fields.of(node, complaints, List.of("atLeast", "above", "below", "upTo", "points"));
        BigDecimal atLeast = f.number("atLeast");
        BigDecimal above = f.number("above");
        BigDecimal below = f.number("below");
        BigDecimal upTo = f.number("upTo");
        if ((atLeast != null && above != null) || (below != null && upTo != null)) {
            complaints.add(f.place(), "pack.two-bounds");
        }
        String range = (atLeast != null
                        ? "≥" + atLeast.toPlainString()
                        : above != null ? ">" + above.toPlainString() : "")
                + (below != null ? " <" + below.toPlainString() : upTo != null ? " ≤" + upTo.toPlainString() : "");
        return new Band(
                criterion,
                atLeast != null ? atLeast : above,
                atLeast != null,
                below != null ? below : upTo,
                upTo != null,
                f.requiredNumber("points"),
                range.strip());
    }

    private List<Setting> settings(String criterion, Fields f) {
        Node values = f.node("values");
        if (values == null) {
            return List.of();
        }
        Fields v = Fields.open(values, complaints);
        return v.keys().stream()
                .map(name -> v.node(name) instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.TEXT
                        ? new Setting(criterion, name, null, scalar.text())
                        : new Setting(criterion, name, v.requiredNumber(name), null))
                .toList();
    }

    Rounding rounding(Fields f, @Nullable Rounding inherited) {
        Node node = f.node("rounding");
        if (node == null) {
            if (inherited == null) {
                complaints.add(f.place(), "source.missing-key", "rounding");
            }
            return inherited == null ? new Rounding(2, RoundingMode.HALF_UP) : inherited;
        }
        Fields r = Fields.of(node, complaints, List.of("scale", "mode"));
        int scale = r.requiredNumber("scale").intValue();
        if (scale < 0 || scale > 6) {
            complaints.add(r.place("scale"), "pack.rounding-scale");
        }
        String mode = r.choice("mode", List.of("HALF_UP", "HALF_EVEN", "DOWN", "UP"));
        return new Rounding(scale, mode == null ? RoundingMode.HALF_UP : RoundingMode.valueOf(mode));
    }

    private static String text(Fields own, Fields inherited, String key) {
        String text = own.text(key);
        if (text == null) {
            text = inherited.text(key);
        }
        return text == null ? "" : text;
    }

    List<String> texts(Fields f, String key) {
        return f.list(key).stream()
                .map(node -> Optional.ofNullable(Fields.text(node, complaints)).orElse(""))
                .toList();
    }
}
