package org.jiheng.collection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.FactLabel;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.intake.Grammar;
import org.jiheng.intake.Grammar.GroupForm;
import org.jiheng.intake.Grammar.ItemList;
import org.jiheng.intake.Grammar.Kind;
import org.jiheng.intake.Grammar.Value;

/** The single facts that a workbook asks for, by topic: of the department, its groups, the check points, and whatever else the standard wants. */
final class Questions {
    /** Where the groups that are not lists are asked for; another group gets a sheet of its own. */
    private static final Map<String, String> TOPICS = Map.ofEntries(
            Map.entry("posts", "collection.topic-staff"),
            Map.entry("budget", "collection.topic-budget"),
            Map.entry("carryOver", "collection.topic-budget"),
            Map.entry("threePublic", "collection.topic-budget"),
            Map.entry("operatingCost", "collection.topic-budget"),
            Map.entry("procurement", "collection.topic-budget"),
            Map.entry("work", "collection.topic-duties"),
            Map.entry("projects", "collection.topic-duties"),
            Map.entry("plan", "collection.topic-duties"),
            Map.entry("satisfaction", "collection.topic-duties"),
            Map.entry("assets", "collection.topic-assets"),
            Map.entry("disclosure", "collection.topic-public"),
            Map.entry("complaints", "collection.topic-public"));

    private static final List<Value> DEPARTMENT = List.of(
            new Value("name", Kind.TEXT, List.of()),
            new Value("project", Kind.TEXT, List.of()),
            new Value("year", Kind.COUNT, List.of()),
            new Value("asOf", Kind.DATE, List.of()),
            new Value("fictitious", Kind.FLAG, List.of()));

    private final Pack pack;
    private final TemplateTexts texts;
    private final boolean many;

    Questions(TemplateTexts texts, boolean many) {
        this.pack = texts.pack();
        this.texts = texts;
        this.many = many;
    }

    /** One thing to fill in; {@code preset} is what stands there already. */
    record Entry(String path, String label, Value value, String unit, String preset) {}

    /** What is asked for, by the names of the sheets. */
    Map<String, List<Entry>> byTopic() {
        Map<String, List<Entry>> sheets = new LinkedHashMap<>();
        List<Entry> department = new ArrayList<>();
        DEPARTMENT.forEach(value -> department.add(new Entry(
                "department." + value.key(),
                texts.say(
                        switch (value.key()) {
                            case "name" -> "collection.department-name";
                            case "project" -> "collection.department-project";
                            case "year" -> "collection.department-year";
                            case "asOf" -> "collection.department-as-of";
                            default -> "collection.department-fictitious";
                        }),
                value,
                "",
                "")));
        department.add(new Entry(
                "standard",
                texts.say("report.standard"),
                new Value("standard", Kind.TEXT, List.of()),
                "",
                pack.standard().id()));
        sheets.put(texts.say("collection.topic-department"), department);
        for (GroupForm group : Grammar.groups()) {
            String topic = TOPICS.containsKey(group.name()) ? texts.say(TOPICS.get(group.name())) : group.name();
            group.values()
                    .forEach(value -> sheets.computeIfAbsent(topic, key -> new ArrayList<>())
                            .add(entry(group.name() + "." + value.key(), value)));
            if (many) {
                group.lists().stream()
                        .filter(ItemList::complete)
                        .forEach(list -> department.add(new Entry(
                                list.group() + ".complete",
                                texts.say("collection.complete-of", texts.label(list.name())),
                                new Value("complete", Kind.FLAG, List.of()),
                                "",
                                "")));
            }
        }
        checks().forEach(entry -> sheets.computeIfAbsent(texts.say("collection.topic-checks"), key -> new ArrayList<>())
                .add(entry));
        facts().forEach(entry -> sheets.computeIfAbsent(texts.say("collection.topic-facts"), key -> new ArrayList<>())
                .add(entry));
        return sheets;
    }

    private Entry entry(String path, Value value) {
        FactLabel label = pack.labels().get(path);
        String unit = label == null ? "" : label.unit();
        return new Entry(path, texts.label(path), value, value.kind() == Kind.AMOUNT ? Grammar.MONEY.get(0) : unit, "");
    }

    /** The check points, and for criteria that deduct for each defect the question whether all were listed. */
    private List<Entry> checks() {
        List<Entry> entries = new ArrayList<>();
        for (IndicatorRow indicator : pack.standard().indicators()) {
            for (CriterionRow row : indicator.criteria()) {
                String id = row.criterion().id();
                String name =
                        indicator.name().in(texts.language()) + (row.item().isEmpty() ? "" : " (" + row.item() + ")");
                if (row.needs().contains("checks." + id)) {
                    String text = row.text().in(texts.language());
                    entries.add(new Entry(
                            "checks." + id,
                            name + (text.isEmpty() ? "" : texts.say("report.colon") + text),
                            new Value("met", Kind.FLAG, List.of()),
                            "",
                            ""));
                }
                if (row.whole().contains("defects." + id)) {
                    entries.add(new Entry(
                            "defects." + id,
                            texts.say("collection.defects-complete", name),
                            new Value("complete", Kind.FLAG, List.of()),
                            "",
                            ""));
                }
            }
        }
        return entries;
    }

    /** What the standard wants that is in no group. */
    private List<Entry> facts() {
        List<String> groups = Stream.concat(
                        Stream.of("checks", "defects", "department"),
                        Grammar.groups().stream().map(GroupForm::name))
                .toList();
        return pack.labels().entrySet().stream()
                .filter(each -> each.getKey().contains(".")
                        && !groups.contains(each.getKey()
                                .substring(0, each.getKey().indexOf('.'))
                                .replace("[]", "")))
                .map(each -> new Entry(
                        "facts." + each.getKey(),
                        texts.label(each.getKey()),
                        new Value("value", Kind.TEXT, List.of()),
                        String.valueOf(each.getValue().unit()),
                        ""))
                .toList();
    }
}
