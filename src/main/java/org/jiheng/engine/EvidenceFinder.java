package org.jiheng.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jiheng.engine.Submission.Known;
import org.jiheng.engine.facts.Assets;
import org.jiheng.engine.facts.Budget;
import org.jiheng.engine.facts.BudgetLine;
import org.jiheng.engine.facts.ComplaintHandling;
import org.jiheng.engine.facts.Defect;
import org.jiheng.engine.facts.Disclosure;
import org.jiheng.engine.facts.Goal;
import org.jiheng.engine.facts.ManagementSystem;
import org.jiheng.engine.facts.Plan;
import org.jiheng.engine.facts.Posts;
import org.jiheng.engine.facts.Procurement;
import org.jiheng.engine.facts.Project;
import org.jiheng.engine.facts.Satisfaction;
import org.jiheng.engine.facts.SelfEvaluation;
import org.jiheng.engine.facts.Task;
import org.jiheng.engine.verdict.Evaluation.Evidence;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;

/** Finds the facts a result rests on, by their paths, and what people call them. */
final class EvidenceFinder {
    private static final Map<Class<?>, String> GROUPS = Map.of(
            Assets.class, "assets.",
            Budget.class, "budget.",
            ComplaintHandling.class, "complaints.",
            Disclosure.class, "disclosure.",
            Plan.class, "plan.",
            Posts.class, "posts.",
            Procurement.class, "procurement.",
            Satisfaction.class, "satisfaction.");

    private final Submission submission;
    private final Names names;
    private final Language language;

    EvidenceFinder(Submission submission, Names names, Language language) {
        this.submission = submission;
        this.names = names;
        this.language = language;
    }

    /** A fact that is wanted, and what people call it. */
    record Lack(String fact, String label) {}

    /**
     * The known ones among the paths, of the matched list items the fields that the paths speak of, and of a matched group that
     * no path speaks of all that is known.
     */
    List<Evidence> of(Collection<String> paths, Collection<?> matched) {
        Set<String> found = new LinkedHashSet<>();
        paths.stream().filter(submission.known()::containsKey).forEach(found::add);
        for (Object fact : matched) {
            Item item = item(fact);
            String group = GROUPS.get(fact.getClass());
            if (item != null) {
                found.addAll(fieldsOf(item, paths));
            } else if (fact instanceof Defect defect) {
                found.addAll(known("defects." + defect.criterion() + ".", known -> known.equals(defect.text())));
            } else if (group != null && found.stream().noneMatch(path -> path.startsWith(group))) {
                found.addAll(known(group, known -> true));
            }
        }
        return found.stream().map(this::evidence).toList();
    }

    /** The known paths directly below a prefix whose value is as wanted. */
    private List<String> known(String prefix, Predicate<String> wanted) {
        return submission.known().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix)
                        && entry.getKey().indexOf('.', prefix.length()) < 0
                        && wanted.test(entry.getValue().value()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The entry of one path, which must be known. */
    Evidence evidence(String path) {
        Known known = submission.known().get(path);
        return known == null
                ? new Evidence(path, label(path), "", null)
                : new Evidence(path, label(path), shown(known.value()), known.source());
    }

    /** Yes and no are written as people write them. */
    private String shown(String value) {
        boolean flag = value.equals("true") || value.equals("false");
        return flag ? Message.of("evidence." + value).in(language) : value;
    }

    /** The paths not known, as things to collect; a list that lacks stands for the fields of its items. */
    List<Lack> lacking(Collection<String> paths) {
        return paths.stream()
                .filter(path -> !submission.knows(path))
                .filter(path -> path.indexOf("[].") < 0 || submission.knows(path.substring(0, path.indexOf("[]."))))
                .map(path -> new Lack(path, label(path)))
                .toList();
    }

    /** What people call the subject of a measure: the name of a goal, where it is one. */
    String subject(String of) {
        String name = given("indicators." + of + ".name");
        return name == null ? of : name;
    }

    String label(String path) {
        return names.of(path, this::given, language);
    }

    private @Nullable String given(String path) {
        Known known = submission.known().get(path);
        return known == null ? null : known.value();
    }

    private List<String> fieldsOf(Item item, Collection<String> paths) {
        String list = item.list();
        String prefix = list + "." + item.key() + ".";
        Set<String> wanted = new LinkedHashSet<>();
        paths.stream()
                .filter(path -> path.startsWith(list + "[]."))
                .forEach(path -> wanted.add(prefix + path.substring(list.length() + 3)));
        List<String> fields = new ArrayList<>();
        submission.known().keySet().stream()
                .filter(path -> wanted.isEmpty() ? path.startsWith(prefix) : wanted.contains(path))
                .forEach(fields::add);
        return fields;
    }

    /** Where an item stands: in which list, under which key. */
    private record Item(String list, String key) {}

    private static @Nullable Item item(Object fact) {
        if (fact instanceof Project project) {
            return new Item("projects", project.name());
        }
        if (fact instanceof ManagementSystem system) {
            return new Item("systems", system.kind());
        }
        if (fact instanceof Goal goal) {
            return new Item("indicators", goal.id());
        }
        if (fact instanceof Task task) {
            return new Item("tasks", task.name());
        }
        if (fact instanceof SelfEvaluation self) {
            return new Item("selfEvaluations", self.project());
        }
        if (fact instanceof BudgetLine line) {
            return new Item("budget.lines", line.name());
        }
        return null;
    }
}
