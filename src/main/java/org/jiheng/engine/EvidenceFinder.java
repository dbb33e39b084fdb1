package org.jiheng.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jiheng.engine.Submission.Known;
import org.jiheng.engine.Submission.ListGiven;
import org.jiheng.engine.facts.BudgetLine;
import org.jiheng.engine.facts.Defect;
import org.jiheng.engine.facts.Flag;
import org.jiheng.engine.facts.Goal;
import org.jiheng.engine.facts.ManagementSystem;
import org.jiheng.engine.facts.Measure;
import org.jiheng.engine.facts.Project;
import org.jiheng.engine.facts.Request;
import org.jiheng.engine.facts.Scrapping;
import org.jiheng.engine.facts.SelfEvaluation;
import org.jiheng.engine.facts.Task;
import org.jiheng.engine.guard.FactTypes;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.verdict.Evaluation.Evidence;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;

/** Finds the facts a result rests on, by their paths, and what people call them. */
public final class EvidenceFinder {
    private final Submission submission;
    private final Names names;
    private final Language language;

    /** Many problems and criteria need the same facts. */
    private final Map<String, List<Lack>> lacking = new HashMap<>();

    EvidenceFinder(Submission submission, Names names, Language language) {
        this.submission = submission;
        this.names = names;
        this.language = language;
    }

    /** A fact that is wanted, and what people call it. */
    public record Lack(String fact, String label) {}

    /**
     * The known ones among the paths, and of the matched facts the fields that the rule looked at.
     *
     * @param fields the fields the rule looks at, by type of fact
     */
    List<Evidence> of(Collection<String> paths, Collection<?> matched, Map<String, Set<String>> fields) {
        Set<String> found = new LinkedHashSet<>();
        for (String either : paths) {
            for (String path : Submission.paths(either)) {
                Submission.alternatives(path).forEach(alternative -> add(alternative, found));
            }
        }
        for (Object fact : matched) {
            if (fact instanceof Defect defect) {
                defect(defect, found);
            } else if (fact instanceof Flag flag) {
                add(flag.name(), found);
            } else if (fact instanceof Measure measure) {
                add(measure.name(), found);
            } else {
                fields(fact, fields, found);
            }
        }
        List<Evidence> evidence = new ArrayList<>(found.size());
        found.forEach(path -> evidence.add(evidence(path)));
        return evidence;
    }

    private void add(String path, Set<String> found) {
        if (submission.known().containsKey(path)) {
            found.add(path);
        }
    }

    private void fields(Object fact, Map<String, Set<String>> fields, Set<String> found) {
        Set<String> looked = fields.getOrDefault(fact.getClass().getSimpleName(), Set.of());
        String path = looked.isEmpty() ? null : pathOf(fact);
        if (path != null) {
            looked.forEach(field -> add(path + "." + field, found));
        }
    }

    private void defect(Defect defect, Set<String> found) {
        String list = "defects." + defect.criterion();
        ListGiven given = submission.lists().get(list);
        for (String item : given == null ? List.<String>of() : given.items()) {
            Known known = submission.known().get(list + "." + item);
            if (known != null && known.value().equals(defect.text())) {
                found.add(list + "." + item);
            }
        }
    }

    /** The entry of one path, which must be known. */
    public Evidence evidence(String path) {
        Known known = submission.known().get(path);
        return known == null
                ? new Evidence(path, label(path), "", null)
                : new Evidence(path, label(path), shown(path, known.value()), known.source());
    }

    /** Yes and no are written as people write them, a place left empty says so; a check point is met or not. */
    private String shown(String path, String value) {
        if (value.isEmpty()) {
            return Message.of("evidence.empty").in(language);
        }
        if (!value.equals("true") && !value.equals("false")) {
            return value;
        }
        boolean check = path.startsWith("checks.");
        return Message.of((check ? "evidence.met-" : "evidence.") + value).in(language);
    }

    /** The paths not known, as things to collect; a list that lacks stands for the fields of its items. */
    public List<Lack> lacking(Collection<String> paths) {
        List<Lack> all = List.of();
        for (String either : paths) {
            List<Lack> found = lacking.computeIfAbsent(either, this::find);
            if (all.isEmpty()) {
                all = found;
            } else if (!found.isEmpty()) {
                Set<Lack> both = new LinkedHashSet<>(all);
                both.addAll(found);
                all = List.copyOf(both);
            }
        }
        return all;
    }

    private List<Lack> find(String either) {
        if (submission.knows(either)) {
            return List.of();
        }
        String path = Submission.paths(either).get(0);
        int field = path.indexOf("[].");
        String list = field < 0 ? path : path.substring(0, field);
        if (field >= 0 && submission.knows(list)) {
            return submission.itemsLacking(path).stream().map(this::lack).toList();
        }
        return List.of(lack(
                names.isList(list)
                        ? list + ".complete"
                        : Submission.alternatives(list).get(0)));
    }

    private Lack lack(String path) {
        return new Lack(path, label(path));
    }

    /** What people call the subject of a measure: the name of a goal, where it is one. */
    String subject(String of) {
        String name = given("indicators." + of + ".name");
        return name == null ? of : name;
    }

    /** What people call a derived measure. */
    String measure(String name, Pack pack) {
        Pack.MeasureRow row = pack.measures().get(name);
        return row == null ? name : row.label().in(language);
    }

    /** What people call an item of a list. */
    String itemName(String key) {
        return submission.lists().entrySet().stream()
                .filter(list -> list.getValue().items().contains(key))
                .map(list -> given(list.getKey() + "." + key + ".name"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(key);
    }

    /** What people call a fact. */
    public String label(String path) {
        return names.of(path, this::given, language);
    }

    /** A fact as the submission gives it, or null. */
    @Nullable
    String given(String path) {
        Known known = submission.known().get(path);
        return known == null ? null : known.value();
    }

    /** The paths of the facts given, in the order of the submission. */
    List<String> order() {
        return List.copyOf(submission.known().keySet());
    }

    /** What people call a field of a fact; of an item of a list, what they call it of any item. */
    String fieldLabel(Object fact, String field) {
        String path = pathOf(fact);
        if (path == null) {
            return "";
        }
        return submission.lists().keySet().stream()
                .filter(list -> path.startsWith(list + "."))
                .findFirst()
                .map(list -> label(list + "[]." + field))
                .orElseGet(() -> label(path + "." + field));
    }

    /** Where the facts of a group or of an item of a list stand; null for what is no fact of the submission. */
    static @Nullable String pathOf(Object fact) {
        String group = FactTypes.GROUPS.get(fact.getClass());
        if (group != null) {
            return group;
        }
        if (fact instanceof Project project) {
            return "projects." + project.name();
        }
        if (fact instanceof ManagementSystem system) {
            return "systems." + system.kind();
        }
        if (fact instanceof Goal goal) {
            return "indicators." + goal.id();
        }
        if (fact instanceof Scrapping scrapping) {
            return "scrapping." + scrapping.name();
        }
        if (fact instanceof Task task) {
            return "tasks." + task.name();
        }
        if (fact instanceof SelfEvaluation self) {
            return "selfEvaluations." + self.project();
        }
        if (fact instanceof Request request) {
            return "requests." + request.material();
        }
        return fact instanceof BudgetLine line ? "budget.lines." + line.name() : null;
    }
}
