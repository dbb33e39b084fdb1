package org.jiheng.engine.guard;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.engine.facts.Assets;
import org.jiheng.engine.facts.Band;
import org.jiheng.engine.facts.Budget;
import org.jiheng.engine.facts.BudgetLine;
import org.jiheng.engine.facts.CheckPoint;
import org.jiheng.engine.facts.ComplaintHandling;
import org.jiheng.engine.facts.CompleteList;
import org.jiheng.engine.facts.Criterion;
import org.jiheng.engine.facts.Defect;
import org.jiheng.engine.facts.Department;
import org.jiheng.engine.facts.Disclosure;
import org.jiheng.engine.facts.Flag;
import org.jiheng.engine.facts.Goal;
import org.jiheng.engine.facts.Indicator;
import org.jiheng.engine.facts.Judgement;
import org.jiheng.engine.facts.Label;
import org.jiheng.engine.facts.ManagementSystem;
import org.jiheng.engine.facts.Measure;
import org.jiheng.engine.facts.Parameter;
import org.jiheng.engine.facts.Plan;
import org.jiheng.engine.facts.Posts;
import org.jiheng.engine.facts.Problem;
import org.jiheng.engine.facts.Procurement;
import org.jiheng.engine.facts.Project;
import org.jiheng.engine.facts.Request;
import org.jiheng.engine.facts.Satisfaction;
import org.jiheng.engine.facts.SelfEvaluation;
import org.jiheng.engine.facts.Setting;
import org.jiheng.engine.facts.Task;
import org.jspecify.annotations.Nullable;

/** The types of fact that a rule may name. */
public final class FactTypes {
    private static final Map<Class<?>, Kind> TYPES = Map.of(
            BigDecimal.class, Kind.NUMBER,
            int.class, Kind.WHOLE,
            String.class, Kind.TEXT,
            boolean.class, Kind.FLAG,
            Boolean.class, Kind.FLAG,
            LocalDate.class, Kind.DATE);

    static final List<Class<? extends Record>> ALL = List.of(
            Assets.class,
            Band.class,
            Budget.class,
            BudgetLine.class,
            CheckPoint.class,
            ComplaintHandling.class,
            CompleteList.class,
            Criterion.class,
            Defect.class,
            Department.class,
            Disclosure.class,
            Flag.class,
            Goal.class,
            Indicator.class,
            Judgement.class,
            Label.class,
            ManagementSystem.class,
            Measure.class,
            Parameter.class,
            Plan.class,
            Posts.class,
            Problem.class,
            Procurement.class,
            Project.class,
            Request.class,
            Satisfaction.class,
            SelfEvaluation.class,
            Setting.class,
            Task.class);

    private static final Map<String, Class<? extends Record>> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Class::getSimpleName, type -> type));

    private FactTypes() {}

    /** What a value can be. */
    enum Kind {
        NUMBER,
        WHOLE,
        TEXT,
        FLAG,
        DATE,
        NOTHING,
        FACT
    }

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** Whether a field may hold nothing: its record says {@code @Nullable}. */
    public static boolean nullable(String type, String field) {
        Class<? extends Record> fact = BY_NAME.get(type);
        return fact != null
                && Arrays.stream(fact.getRecordComponents())
                        .filter(component -> component.getName().equals(field))
                        .anyMatch(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class));
    }

    static Set<String> fields(String type) {
        Class<? extends Record> fact = BY_NAME.get(type);
        return fact == null
                ? Set.of()
                : Arrays.stream(fact.getRecordComponents())
                        .map(RecordComponent::getName)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The type of a field, empty where the fact has none of that name. */
    static Optional<Kind> field(String type, String field) {
        Class<? extends Record> fact = BY_NAME.get(type);
        return fact == null
                ? Optional.empty()
                : Arrays.stream(fact.getRecordComponents())
                        .filter(component -> component.getName().equals(field))
                        .map(component -> TYPES.getOrDefault(component.getType(), Kind.FACT))
                        .findFirst();
    }
}
