package org.jiheng.authoring;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.engine.facts.Setting;
import org.jiheng.engine.guard.Expression;
import org.jiheng.engine.guard.RuleTree;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.Method;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.source.Nearest;
import org.jiheng.source.Node;
import org.jiheng.source.Place;
import org.jiheng.text.Text;

/** Holds each criterion against the rules of its method: that there are any, and that it gives them what they read. */
final class MethodCheck {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}");
    private static final Set<String> ALWAYS = Set.of("text", "label", "unit", "full");

    private final Pack pack;
    private final PackSource source;
    private final Findings findings;
    private final Map<String, Reads> methods = new TreeMap<>();
    private final Set<String> told = new HashSet<>();

    MethodCheck(Pack pack, PackSource source, List<RuleParts> rules, Findings findings) {
        this.pack = pack;
        this.source = source;
        this.findings = findings;
        rules.forEach(rule -> rule.method()
                .ifPresent(method ->
                        methods.computeIfAbsent(method, name -> new Reads()).add(rule)));
    }

    /** What the rules of a method read of a criterion. */
    private static final class Reads {
        /** Settings by name, with the words they may be; none where they are numbers. */
        private final Map<String, Set<String>> settings = new TreeMap<>();

        private final Set<String> variables = new TreeSet<>();
        private boolean openSettings;
        private boolean measure;
        private boolean bands;

        void add(RuleParts rule) {
            variables.addAll(rule.rule().variables());
            bands |= !rule.patterns("Band").isEmpty();
            for (RuleTree.Pattern pattern : rule.patterns("Measure")) {
                measure |= RuleParts.literal(pattern, "name").isEmpty();
            }
            for (RuleTree.Pattern pattern : rule.patterns("Setting")) {
                String name = RuleParts.literal(pattern, "name").orElse("");
                openSettings |= name.isEmpty();
                Set<String> words = settings.computeIfAbsent(name, key -> new TreeSet<>());
                RuleParts.literal(pattern, "word").ifPresent(words::add);
                for (RuleParts.Atom atom : RuleParts.atoms(pattern)) {
                    if (atom.expression() instanceof Expression.Membership m) {
                        m.choices().stream()
                                .filter(Expression.Words.class::isInstance)
                                .forEach(word -> words.add(((Expression.Words) word).text()));
                    }
                }
            }
        }
    }

    void check() {
        for (IndicatorRow indicator : pack.standard().rows()) {
            for (CriterionRow row : indicator.criteria()) {
                String method = row.criterion().method();
                Reads reads = methods.get(method);
                if (reads != null) {
                    settings(row, reads);
                    inputs(row, reads);
                    reason(row.reason(), reads, source.key(row, "reason"), method);
                } else if (!method.isEmpty()) {
                    unknown(row, method);
                }
            }
        }
        pack.methods().forEach((name, method) -> {
            Reads reads = methods.get(name);
            if (reads == null) {
                findings.add(source.entry("methods.yaml", name), "finding.method-without-rule", name);
            } else {
                reasons(method, reads);
            }
        });
    }

    private void unknown(CriterionRow row, String method) {
        Place place = source.key(row, "method");
        if (told.add(place + method)) {
            findings.add(
                    place,
                    "finding.method-unknown",
                    method,
                    Nearest.to(method, methods.keySet()).orElse(String.join(", ", methods.keySet())));
        }
    }

    private void settings(CriterionRow row, Reads reads) {
        if (reads.openSettings) {
            findings.notice("finding.settings-by-variable", row.criterion().method());
            return;
        }
        Node.Mapping values = PackSource.mapping(
                source.row(row).get("values"), source.row(row).place());
        Set<String> given = new TreeSet<>();
        for (Setting setting : row.settings()) {
            given.add(setting.name());
            Place place = values.keyPlace(setting.name());
            Set<String> words = reads.settings.get(setting.name());
            if (words == null) {
                findings.add(
                        place,
                        "finding.setting-unknown",
                        row.criterion().method(),
                        setting.name(),
                        Nearest.to(setting.name(), reads.settings.keySet())
                                .orElse(String.join(", ", reads.settings.keySet())));
            } else if (words.isEmpty() && setting.value() == null) {
                findings.add(place, "finding.setting-number", setting.name(), String.valueOf(setting.word()));
            } else if (!words.isEmpty() && !words.contains(String.valueOf(setting.word()))) {
                findings.add(
                        place,
                        "finding.setting-word",
                        setting.name(),
                        setting.word() == null ? String.valueOf(setting.value()) : setting.word(),
                        String.join(", ", words));
            }
        }
        reads.settings.keySet().stream()
                .filter(name -> !given.contains(name))
                .forEach(name -> findings.add(
                        source.key(row, "method"),
                        "finding.setting-missing",
                        row.criterion().id(),
                        row.criterion().method(),
                        name));
    }

    private void inputs(CriterionRow row, Reads reads) {
        String id = row.criterion().id();
        String method = row.criterion().method();
        if (reads.measure && row.criterion().measure().isEmpty()) {
            findings.add(source.key(row, "method"), "finding.measure-missing", id, method);
        }
        if (reads.bands && row.bands().isEmpty()) {
            findings.add(source.key(row, "method"), "finding.bands-missing", id, method);
        } else if (!reads.bands && !row.bands().isEmpty()) {
            findings.add(source.key(row, "bands"), "finding.bands-unused", id, method);
        }
    }

    private void reasons(Method method, Reads reads) {
        Place entry = source.entry("methods.yaml", method.name());
        Node.Mapping row = PackSource.mapping(source.entries("methods.yaml").get(method.name()), entry);
        method.reasons()
                .forEach((name, text) -> reason(
                        text,
                        reads,
                        name.isEmpty()
                                ? row.keyPlace("reason")
                                : PackSource.mapping(row.get("reasons"), entry).keyPlace(name),
                        method.name()));
    }

    /** Wordings may use what some rule of the method binds. */
    private void reason(@org.jspecify.annotations.Nullable Text reason, Reads reads, Place place, String method) {
        if (reason == null) {
            return;
        }
        Set<String> places = new TreeSet<>();
        for (String text : List.of(reason.zh(), reason.en())) {
            Matcher matcher = PLACE.matcher(text);
            while (matcher.find()) {
                places.add(matcher.group(1));
            }
        }
        places.stream()
                .filter(name -> !ALWAYS.contains(name) && !reads.variables.contains("$" + name))
                .forEach(name -> findings.add(place, "finding.reason-unbound", name, method));
    }
}
