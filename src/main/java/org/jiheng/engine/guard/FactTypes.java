package org.jiheng.engine.guard;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.engine.facts.Approved;
import org.jiheng.engine.facts.Assets;
import org.jiheng.engine.facts.Band;
import org.jiheng.engine.facts.Budget;
import org.jiheng.engine.facts.BudgetLine;
import org.jiheng.engine.facts.CarryOver;
import org.jiheng.engine.facts.CheckPoint;
import org.jiheng.engine.facts.Claim;
import org.jiheng.engine.facts.ComplaintHandling;
import org.jiheng.engine.facts.CompleteList;
import org.jiheng.engine.facts.Criterion;
import org.jiheng.engine.facts.Dated;
import org.jiheng.engine.facts.Defect;
import org.jiheng.engine.facts.Department;
import org.jiheng.engine.facts.Disclosure;
import org.jiheng.engine.facts.Exemption;
import org.jiheng.engine.facts.Flag;
import org.jiheng.engine.facts.Form;
import org.jiheng.engine.facts.FormRow;
import org.jiheng.engine.facts.Goal;
import org.jiheng.engine.facts.Indicator;
import org.jiheng.engine.facts.Judgement;
import org.jiheng.engine.facts.Label;
import org.jiheng.engine.facts.ManagementSystem;
import org.jiheng.engine.facts.Measure;
import org.jiheng.engine.facts.Noted;
import org.jiheng.engine.facts.Operand;
import org.jiheng.engine.facts.OperatingCost;
import org.jiheng.engine.facts.Parameter;
import org.jiheng.engine.facts.Plan;
import org.jiheng.engine.facts.Posts;
import org.jiheng.engine.facts.Problem;
import org.jiheng.engine.facts.Procurement;
import org.jiheng.engine.facts.Project;
import org.jiheng.engine.facts.ProjectCount;
import org.jiheng.engine.facts.Request;
import org.jiheng.engine.facts.Said;
import org.jiheng.engine.facts.Satisfaction;
import org.jiheng.engine.facts.Scored;
import org.jiheng.engine.facts.Scrapping;
import org.jiheng.engine.facts.SelfEvaluation;
import org.jiheng.engine.facts.Setting;
import org.jiheng.engine.facts.Task;
import org.jiheng.engine.facts.ThreePublic;
import org.jiheng.engine.facts.Work;
import org.jspecify.annotations.Nullable;

/** The types of fact that a rule may name. */
public final class FactTypes {
    private static final Map<Class<?>, Kind> TYPES = Map.of(
            BigDecimal.class, Kind.NUMBER,
            int.class, Kind.WHOLE,
            Integer.class, Kind.WHOLE,
            String.class, Kind.TEXT,
            boolean.class, Kind.FLAG,
            Boolean.class, Kind.FLAG,
            LocalDate.class, Kind.DATE);

    /** The groups of a submission that a department has one of, by the records that rules see. */
    public static final Map<Class<? extends Record>, String> GROUPS = Map.ofEntries(
            Map.entry(Assets.class, "assets"),
            Map.entry(Budget.class, "budget"),
            Map.entry(CarryOver.class, "carryOver"),
            Map.entry(ComplaintHandling.class, "complaints"),
            Map.entry(Disclosure.class, "disclosure"),
            Map.entry(OperatingCost.class, "operatingCost"),
            Map.entry(Plan.class, "plan"),
            Map.entry(Posts.class, "posts"),
            Map.entry(Procurement.class, "procurement"),
            Map.entry(ProjectCount.class, "projects"),
            Map.entry(Satisfaction.class, "satisfaction"),
            Map.entry(ThreePublic.class, "threePublic"),
            Map.entry(Work.class, "work"));

    private static final List<Class<? extends Record>> OTHERS = List.of(
            Approved.class,
            Band.class,
            BudgetLine.class,
            CheckPoint.class,
            Claim.class,
            CompleteList.class,
            Criterion.class,
            Dated.class,
            Defect.class,
            Department.class,
            Exemption.class,
            Flag.class,
            Form.class,
            FormRow.class,
            Goal.class,
            Indicator.class,
            Judgement.class,
            Label.class,
            ManagementSystem.class,
            Measure.class,
            Noted.class,
            Operand.class,
            Parameter.class,
            Problem.class,
            Project.class,
            Request.class,
            Said.class,
            Scored.class,
            Scrapping.class,
            SelfEvaluation.class,
            Setting.class,
            Task.class);

    static final List<Class<? extends Record>> ALL = Stream.concat(GROUPS.keySet().stream(), OTHERS.stream())
            .sorted(Comparator.comparing(Class::getSimpleName))
            .toList();

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

    /** All types and their fields: what compiled rules take for granted. */
    public static String signature() {
        return ALL.stream()
                .map(type -> type.getName() + Arrays.toString(type.getRecordComponents()))
                .collect(Collectors.joining("\n"));
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
