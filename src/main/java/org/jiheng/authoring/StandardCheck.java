package org.jiheng.authoring;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Standard;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.source.Nearest;
import org.jiheng.source.Node;
import org.jiheng.source.Place;

/** What a standard says of itself: weights, grades, years, the basis it and its values rest on, steps of remediation. */
final class StandardCheck {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final List<String> BASES =
            List.of("official", "report", Standard.PROJECT_DEFAULT, "fictitious", "draft");
    private static final Set<String> CITED = Set.of("official", "report");

    private final Pack pack;
    private final PackSource source;
    private final Findings findings;

    StandardCheck(Pack pack, PackSource source, Findings findings) {
        this.pack = pack;
        this.source = source;
        this.findings = findings;
    }

    void check() {
        weights();
        grades();
        years();
        materials();
        Node.Mapping standard = source.standard();
        if (standard.get("basis") == null) {
            findings.add(standard.place(), "finding.basis-missing", String.join(", ", BASES));
        } else if (CITED.contains(pack.standard().basis())
                && pack.standard().document().zh().isBlank()) {
            findings.add(
                    standard.keyPlace("basis"),
                    "finding.document-missing",
                    pack.standard().basis());
        }
        source.entries("problems.yaml").forEach((code, node) -> {
            Node.Mapping row = PackSource.mapping(node, source.entry("problems.yaml", code));
            basis(row, code);
            remediation(row, code);
        });
        source.entries("parameters.yaml")
                .forEach((name, node) -> ParameterCheck.values(node).forEach(value -> basis(value, name)));
    }

    private void weights() {
        for (IndicatorRow row : pack.standard().indicators()) {
            if (row.weight().signum() < 0) {
                findings.add(
                        source.key(row.criteria().get(0), "weight"),
                        "finding.weight-negative",
                        row.name().zh(),
                        row.weight().toPlainString());
            }
        }
        BigDecimal full = pack.standard().full();
        if (full.compareTo(HUNDRED) != 0) {
            String sections = pack.standard().sections().stream()
                    .map(s -> s.id() + " " + s.weight().toPlainString())
                    .collect(Collectors.joining(", "));
            findings.add(source.standard().keyPlace("sections"), "finding.weights-sum", full.toPlainString(), sections);
        }
    }

    private void grades() {
        Set<BigDecimal> seen = new HashSet<>();
        BigDecimal before = null;
        for (Node.Mapping grade : PackSource.mappings(source.standard(), "grades")) {
            BigDecimal atLeast = number(PackSource.scalar(grade.get("atLeast")));
            if (!seen.add(atLeast.stripTrailingZeros())) {
                findings.add(grade.place(), "finding.grade-twice", atLeast.toPlainString());
            } else if (before != null && before.compareTo(atLeast) < 0) {
                findings.add(grade.place(), "finding.grades-order", atLeast.toPlainString(), before.toPlainString());
            }
            before = atLeast;
        }
        BigDecimal lowest = seen.stream().min(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
        if (lowest.signum() > 0) {
            findings.add(source.standard().keyPlace("grades"), "finding.grades-lowest", lowest.toPlainString());
        }
    }

    private void years() {
        if (pack.standard().firstYear() > pack.standard().lastYear()) {
            findings.add(
                    source.standard().keyPlace("years"),
                    "finding.years-backwards",
                    pack.standard().firstYear(),
                    pack.standard().lastYear());
        }
    }

    /** Materials and the policy that deducts for them say nothing without each other. */
    private void materials() {
        boolean deducted = pack.standard().policies().notProvidedDeducted();
        List<CriterionRow> rows = pack.standard().indicators().stream()
                .flatMap(indicator -> indicator.criteria().stream())
                .filter(row -> !row.materials().isEmpty())
                .toList();
        if (deducted && rows.isEmpty()) {
            findings.add(source.standard().keyPlace("notProvided"), "finding.materials-missing");
        }
        if (!deducted) {
            rows.forEach(row -> findings.add(source.key(row, "materials"), "finding.materials-unused"));
        }
    }

    /** A value that rests on a document says where in it. */
    private void basis(Node.Mapping row, String name) {
        String basis = PackSource.scalar(row.get("basis"));
        Place place = row.keyPlace("basis");
        if (!basis.isEmpty() && !BASES.contains(basis)) {
            findings.add(
                    place,
                    "finding.basis-unknown",
                    basis,
                    Nearest.to(basis, BASES).orElse(String.join(", ", BASES)));
        } else if (CITED.contains(basis) && row.get("clause") == null) {
            findings.add(place, "finding.clause-missing", name, basis);
        }
    }

    private void remediation(Node.Mapping row, String code) {
        int steps = PackSource.list(row, "remediation").size();
        if (steps < 2 || steps > 5) {
            findings.add(
                    row.get("remediation") == null ? source.entry("problems.yaml", code) : row.keyPlace("remediation"),
                    "finding.remediation-steps",
                    code,
                    steps);
        }
    }

    private static BigDecimal number(String text) {
        return text.matches("-?\\d{1,18}(\\.\\d{1,12})?") ? new BigDecimal(text) : BigDecimal.ZERO;
    }
}
