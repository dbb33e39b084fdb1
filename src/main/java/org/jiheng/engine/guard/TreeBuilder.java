package org.jiheng.engine.guard;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AnnotatedBaseDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jiheng.engine.guard.ExpressionParser.Written;
import org.jiheng.engine.guard.RuleTree.AnyOf;
import org.jiheng.engine.guard.RuleTree.Argument;
import org.jiheng.engine.guard.RuleTree.Call;
import org.jiheng.engine.guard.RuleTree.Computed;
import org.jiheng.engine.guard.RuleTree.Condition;
import org.jiheng.engine.guard.RuleTree.Constraint;
import org.jiheng.engine.guard.RuleTree.Pattern;
import org.jiheng.engine.guard.RuleTree.Quantified;
import org.jiheng.engine.guard.RuleTree.Total;
import org.jiheng.engine.guard.RuleTree.Totals;
import org.jiheng.engine.guard.Tokens.Refusal;
import org.jiheng.engine.standard.Pack.RuleFile;
import org.jiheng.engine.verdict.Findings;
import org.jiheng.engine.verdict.Report;
import org.jspecify.annotations.Nullable;

/** Turns what the rule parser read into a {@link RuleTree}; a part that the tree has no place for is refused. */
final class TreeBuilder {
    private static final Map<Class<?>, Set<String>> CALLS =
            Map.of(Report.class, calls(Report.class), Findings.class, calls(Findings.class));
    private static final Set<String> TOTALS = Set.of("count", "sum", "min", "max");

    private static final int MAX_CALL = 2_000;

    private final RuleDescr rule;
    private final Class<?> reports;
    private final int consequenceLine;
    private final Complainer complainer;

    /** Takes a line, a message key and its arguments. */
    interface Complainer extends BiConsumer<Integer, List<Object>> {
        default void refuse(int line, String key, Object... arguments) {
            List<Object> all = new ArrayList<>(List.of(key));
            all.addAll(Arrays.asList(arguments));
            accept(line, all);
        }
    }

    private TreeBuilder(RuleDescr rule, Class<?> reports, Complainer complainer) {
        this.rule = rule;
        this.reports = reports;
        this.consequenceLine = Math.max(rule.getConsequenceLine(), rule.getLine());
        this.complainer = complainer;
    }

    static @Nullable RuleTree build(RuleFile file, RuleDescr rule, Complainer complainer) {
        TreeBuilder builder = new TreeBuilder(rule, file.reports(), complainer);
        if (!builder.header()) {
            return null;
        }
        List<Condition> conditions = builder.all(rule.getLhs().getDescrs());
        Call call = builder.consequence();
        return call == null ? null : new RuleTree(file.name(), rule.getName(), rule.getLine(), conditions, call);
    }

    private boolean header() {
        int line = rule.getLine();
        if (rule.getClass() != RuleDescr.class) {
            complainer.refuse(line, "guard.query", rule.getName());
            return false;
        }
        rule.getAttributes().keySet().forEach(name -> complainer.refuse(line, "guard.attribute", name));
        if (!rule.getAnnotationNames().isEmpty() || rule.getParentName() != null) {
            complainer.refuse(line, "guard.annotation", rule.getName());
        }
        if (!rule.getNamedConsequences().isEmpty()) {
            complainer.refuse(line, "guard.one-call", rule.getName());
        }
        return true;
    }

    private List<Condition> all(List<? extends BaseDescr> descrs) {
        List<Condition> conditions = new ArrayList<>();
        for (BaseDescr descr : descrs) {
            Condition condition = condition(descr);
            if (condition != null) {
                conditions.add(condition);
            }
        }
        return conditions;
    }

    private @Nullable Condition condition(BaseDescr descr) {
        Class<?> type = descr.getClass();
        if (descr instanceof AnnotatedBaseDescr annotated
                && !annotated.getAnnotationNames().isEmpty()) {
            complainer.refuse(line(descr), "guard.annotation", rule.getName());
            return null;
        }
        if (type == PatternDescr.class) {
            return pattern((PatternDescr) descr);
        }
        if (type == NotDescr.class) {
            return new Quantified("not", all(((NotDescr) descr).getDescrs()), line(descr));
        }
        if (type == ExistsDescr.class) {
            return new Quantified("exists", parts(((ExistsDescr) descr).getDescrs()), line(descr));
        }
        if (type == ForallDescr.class) {
            return new Quantified("forall", all(((ForallDescr) descr).getDescrs()), line(descr));
        }
        if (type == OrDescr.class) {
            return new AnyOf(all(((OrDescr) descr).getDescrs()), line(descr));
        }
        if (type == AndDescr.class && ((AndDescr) descr).getDescrs().size() == 1) {
            return condition(((AndDescr) descr).getDescrs().get(0));
        }
        complainer.refuse(line(descr), "guard.condition", rule.getName());
        return null;
    }

    private List<Condition> parts(List<?> descrs) {
        return all(descrs.stream().map(BaseDescr.class::cast).toList());
    }

    private @Nullable Condition pattern(PatternDescr descr) {
        int line = line(descr);
        if (!descr.getBehaviors().isEmpty() || descr.isQuery() || descr.isUnification()) {
            complainer.refuse(line, "guard.annotation", rule.getName());
        }
        named(descr.getIdentifier(), line);
        List<Constraint> constraints = constraints(descr);
        Object source = descr.getSource();
        if (source == null) {
            return new Pattern(descr.getIdentifier(), descr.getObjectType(), constraints, line);
        }
        if (source.getClass() == FromDescr.class) {
            return computed(descr, (FromDescr) source, constraints, line);
        }
        if (source.getClass() == AccumulateDescr.class && descr.getIdentifier() == null) {
            return totals((AccumulateDescr) source, constraints, line);
        }
        complainer.refuse(line, "guard.condition", rule.getName());
        return null;
    }

    private List<Constraint> constraints(PatternDescr descr) {
        List<Constraint> constraints = new ArrayList<>();
        for (BaseDescr part : descr.getDescrs()) {
            int line = part.getLine() > 0 ? part.getLine() : line(descr);
            if (!(part instanceof ExprConstraintDescr expression)
                    || expression.getType() != ExprConstraintDescr.Type.NAMED) {
                complainer.refuse(line, "guard.condition", rule.getName());
                continue;
            }
            try {
                Written written = ExpressionParser.constraint(expression.getExpression());
                constraints.add(new Constraint(written.binding(), written.expression(), line));
            } catch (Refusal refusal) {
                refuse(line, refusal);
            }
        }
        return constraints;
    }

    private @Nullable Condition computed(PatternDescr descr, FromDescr from, List<Constraint> constraints, int line) {
        if (!descr.getObjectType().equals("BigDecimal") || descr.getIdentifier() == null) {
            complainer.refuse(line, "guard.from", rule.getName());
            return null;
        }
        try {
            String text = from.getExpression();
            return new Computed(descr.getIdentifier(), ExpressionParser.arithmetic(text), constraints, line);
        } catch (Refusal refusal) {
            refuse(line, refusal);
            return null;
        }
    }

    private @Nullable Condition totals(AccumulateDescr descr, List<Constraint> constraints, int line) {
        Condition over = condition(descr.getInput());
        if (descr.getInitCode() != null
                || descr.getActionCode() != null
                || descr.getReverseCode() != null
                || descr.getResultCode() != null
                || !(over instanceof Pattern pattern)) {
            complainer.refuse(line, "guard.condition", rule.getName());
            return null;
        }
        List<Total> totals = new ArrayList<>();
        for (var function : descr.getFunctions()) {
            if (!TOTALS.contains(function.getFunction())
                    || function.getBind() == null
                    || function.isUnification()
                    || function.getParams().length != 1) {
                complainer.refuse(line, "guard.total", function.getFunction());
                continue;
            }
            named(function.getBind(), line);
            try {
                boolean count = function.getFunction().equals("count");
                var of = ExpressionParser.arithmetic(function.getParams()[0]);
                totals.add(new Total(function.getBind(), function.getFunction(), count ? null : of));
            } catch (Refusal refusal) {
                refuse(line, refusal);
            }
        }
        return new Totals(pattern, totals, constraints, line);
    }

    private static Set<String> calls(Class<?> reports) {
        return Arrays.stream(reports.getMethods()).map(Method::getName).collect(Collectors.toUnmodifiableSet());
    }

    private @Nullable Call consequence() {
        if (String.valueOf(rule.getConsequence()).length() > MAX_CALL) {
            complainer.refuse(consequenceLine, "guard.call-too-long", MAX_CALL);
            return null;
        }
        BlockStmt block = new JavaParser()
                .parseBlock("{" + rule.getConsequence() + "}")
                .getResult()
                .orElse(null);
        if (block == null
                || block.getStatements().size() != 1
                || !(block.getStatement(0) instanceof ExpressionStmt statement)
                || !(statement.getExpression() instanceof MethodCallExpr call)
                || !(call.getScope().orElse(null) instanceof NameExpr scope)
                || !scope.getNameAsString().equals("report")
                || !CALLS.getOrDefault(reports, Set.of()).contains(call.getNameAsString())
                || call.getTypeArguments().isPresent()) {
            complainer.refuse(consequenceLine, "guard.one-call", rule.getName());
            return null;
        }
        List<Argument> arguments = new ArrayList<>();
        for (Expression argument : call.getArguments()) {
            if (argument instanceof NameExpr name && name.getNameAsString().startsWith("$")) {
                arguments.add(new Argument(name.getNameAsString(), true));
            } else if (argument instanceof StringLiteralExpr text) {
                arguments.add(new Argument(text.getValue(), false));
            } else {
                complainer.refuse(consequenceLine, "guard.argument", argument);
            }
        }
        return new Call(call.getNameAsString(), arguments, consequenceLine);
    }

    private void named(@Nullable String variable, int line) {
        if (variable != null && !ExpressionParser.VARIABLE.matcher(variable).matches()) {
            complainer.refuse(line, "guard.variable", variable);
        }
    }

    private int line(BaseDescr descr) {
        return descr.getLine() > 0 ? descr.getLine() : rule.getLine();
    }

    private void refuse(int line, Refusal refusal) {
        complainer.refuse(line, refusal.key, refusal.arguments);
    }
}
