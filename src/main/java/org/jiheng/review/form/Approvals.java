package org.jiheng.review.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiheng.document.Document;
import org.jiheng.document.Location;
import org.jiheng.engine.facts.Approved;
import org.jiheng.engine.facts.FormRow;
import org.jiheng.review.Figure;
import org.jiheng.review.HeadedRows;
import org.jiheng.review.HeadedRows.Headed;
import org.jiheng.review.Statement;
import org.jiheng.review.Statement.Reading;
import org.jiheng.review.Statement.Term;
import org.jiheng.review.form.SelfForm.Entry;
import org.jiheng.review.form.SelfForm.Fund;
import org.jspecify.annotations.Nullable;

/**
 * What the finance bureau approved for each project: targets, weights, amounts. A form is compared only with the approval that is its
 * own beyond doubt: of the same project, and of the same unit where several have a project of that name.
 */
public final class Approvals {
    /** Nothing to compare with. */
    public static final Approvals NONE = new Approvals("", "", List.of());

    private static final Map<String, Pattern> COLUMNS = columns();
    private static final Pattern WHOLE = Pattern.compile("|.*整体支出.*|.*部门整体.*|.*单位整体.*");

    private final String name;
    private final String digest;
    private final List<Project> projects;

    private Approvals(String name, String digest, List<Project> projects) {
        this.name = name;
        this.digest = digest;
        this.projects = projects;
    }

    /** The rows of one project, or of a department as a whole where {@code project} is empty. */
    private record Project(String unit, String project, List<Headed> rows) {}

    /** Reads the list; columns are known by their headings. Unit and project go on below while their cells are empty or say the same. */
    public static Approvals read(Document document) {
        Map<List<String>, Project> found = new LinkedHashMap<>();
        String unit = "";
        String project = "";
        for (Headed row : HeadedRows.read(document, COLUMNS, List.of("单位"))) {
            boolean named = !row.text("单位").isEmpty() && !row.text("单位").equals(unit);
            unit = named ? row.text("单位") : unit;
            project = named || !row.text("项目").isEmpty() ? row.text("项目") : project;
            found.computeIfAbsent(
                            List.of(key(unit), key(project)), k -> new Project(k.get(0), k.get(1), new ArrayList<>()))
                    .rows()
                    .add(row);
        }
        return new Approvals(document.name(), document.digest(), List.copyOf(found.values()));
    }

    /** SHA-256 of the file it was read from; empty for {@link #NONE}. */
    public String digest() {
        return digest;
    }

    /** The approved indicators of the forms that have an approval. */
    public List<Approved> facts(List<SelfForm> forms) {
        List<Approved> facts = new ArrayList<>();
        for (SelfForm form : forms) {
            Project project = project(form);
            if (project != null) {
                indicators(form, project, facts);
            }
        }
        return facts;
    }

    private void indicators(SelfForm form, Project project, List<Approved> facts) {
        Map<String, List<Headed>> approved = new LinkedHashMap<>();
        project.rows().stream()
                .filter(row -> !key(row.text("指标")).isEmpty())
                .forEach(row -> approved.computeIfAbsent(key(row.text("指标")), k -> new ArrayList<>())
                        .add(row));
        Map<String, List<Entry>> own = new HashMap<>();
        form.rows()
                .forEach(entry -> own.computeIfAbsent(key(entry.fact().name()), k -> new ArrayList<>())
                        .add(entry));
        approved.forEach((indicator, rows) -> {
            List<Entry> entries = own.getOrDefault(indicator, List.of());
            for (int i = 0; i < rows.size(); i++) {
                boolean paired = entries.size() == rows.size();
                if (paired || entries.isEmpty()) {
                    String id = form.facts().id() + "/" + indicator + (i == 0 ? "" : "#" + (i + 1));
                    facts.add(approved(id, form, paired ? entries.get(i).fact() : null, rows.get(i)));
                }
            }
        });
    }

    private Approved approved(String id, SelfForm form, @Nullable FormRow row, Headed line) {
        String sign = Words.plain(line.text("性质"));
        String written = line.text("目标值");
        Value target = Value.of(written, form.facts().year());
        Value named = Value.of(sign + "0", null);
        if (target.number() != null && target.operator().isEmpty()) {
            target = target.withOperator(
                    !named.operator().isEmpty() ? named.operator() : sign.matches(".*[反负逆]向.*") ? "<=" : "");
        }
        if (target.number() != null && target.operator().isEmpty()) {
            String operator = row == null ? null : row.operator();
            target = target.withOperator(operator == null ? ">=" : operator);
        }
        if (target.number() != null && target.unit().isEmpty()) {
            String unit = Words.plain(line.text("计量单位"));
            target = target.withUnit(!unit.isEmpty() ? unit : row == null ? "" : row.targetUnit());
        }
        boolean number = target.number() != null;
        return new Approved(
                id,
                form.facts().id(),
                row == null ? null : row.id(),
                line.text("指标"),
                written + line.text("计量单位"),
                number ? target.operator() : null,
                target.number(),
                target.unit(),
                Value.of(line.text("权重"), null).number(),
                place(line.at()));
    }

    /**
     * What the amounts of forms should be. Kind {@code approved}: other (the amount of the list) → the amount that the form prints. A
     * list that does not say its unit is read in either.
     */
    public List<Statement> statements(List<SelfForm> forms) {
        List<Statement> found = new ArrayList<>();
        for (SelfForm form : forms) {
            Project project = project(form);
            Fund whole = form.whole();
            if (whole == null && form.funds().size() == 1) {
                whole = form.funds().get(0);
            }
            if (project == null || whole == null) {
                continue;
            }
            amount(form, whole, Column.INITIAL, "年初预算数", project, found);
            amount(form, whole, Column.ANNUAL, "全年预算数", project, found);
            amount(form, whole, Column.EXECUTED, "全年执行数", project, found);
        }
        return found;
    }

    private void amount(
            SelfForm form, Fund whole, Column column, String called, Project project, List<Statement> found) {
        Figure printed = BudgetClaims.money(form, whole, column, 0);
        List<Headed> given = project.rows().stream()
                .filter(row -> Value.of(row.text(called), null).number() != null)
                .toList();
        Set<String> different = new LinkedHashSet<>();
        given.forEach(row -> different.add(row.text(called)));
        if (printed == null || different.size() != 1) {
            return;
        }
        Headed row = given.get(0);
        Value value = Value.of(row.text(called), null);
        String unit = unit(value, called, row);
        List<Reading> readings = Stream.of("万元", "元")
                .filter(each -> unit.isEmpty() || each.equals("万元"))
                .map(each -> figure(value, unit.isEmpty() ? each : unit, called, row))
                .flatMap(Stream::ofNullable)
                .sorted(Comparator.comparing(
                        figure -> figure.value().subtract(printed.value()).abs()))
                .map(figure -> new Reading(List.of(new Term("other", figure))))
                .toList();
        if (!readings.isEmpty()) {
            found.add(new Statement(
                    "approved:" + form.facts().id() + "/" + called,
                    "approved",
                    whole.source() + " " + printed.text(),
                    printed.at(),
                    printed,
                    readings));
        }
    }

    /** The unit of an amount: its own, or that of its heading, or that over the table; empty where none is given. */
    private static String unit(Value value, String called, Headed row) {
        String heading = Words.moneyUnit(row.headings().getOrDefault(called, ""));
        return !value.unit().isEmpty()
                ? value.unit()
                : !heading.isEmpty()
                        ? heading
                        : row.above()
                                .lines()
                                .map(Words::moneyUnit)
                                .filter(unit -> !unit.isEmpty())
                                .findFirst()
                                .orElse("");
    }

    private @Nullable Figure figure(Value value, String unit, String called, Headed row) {
        BigDecimal factor = Value.factor(unit, "万元");
        BigDecimal number = value.number();
        if (factor == null || number == null) {
            return null;
        }
        int shift = factor.compareTo(BigDecimal.ONE) < 0 ? factor.scale() : 1 - factor.precision();
        return new Figure(
                number.multiply(factor),
                value.decimals() + shift,
                "万元",
                place(row.at()),
                row.text(called) + (unit.equals("万元") ? "" : unit),
                row.at());
    }

    private @Nullable Project project(SelfForm form) {
        String own = key(form.facts().name());
        String unit = key(form.department());
        boolean department = form.facts().kind().equals("department");
        List<Project> alike = projects.stream()
                .filter(each -> department
                        ? WHOLE.matcher(each.project()).matches() && each.unit().equals(own)
                        : each.project().equals(own) && !own.isEmpty())
                .toList();
        if (alike.size() > 1) {
            alike = alike.stream().filter(each -> each.unit().equals(unit)).toList();
        }
        return alike.size() == 1 ? alike.get(0) : null;
    }

    private String place(Location at) {
        String sheet = at.sheet();
        Integer row = at.row();
        Integer line = at.line();
        Integer number = line == null ? row : line;
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                + (sheet == null ? "" : " " + sheet)
                + (number == null ? "" : ":" + number);
    }

    private static String key(String text) {
        return Words.plain(text).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private static Map<String, Pattern> columns() {
        Map<String, Pattern> columns = new LinkedHashMap<>();
        columns.put("计量单位", Pattern.compile("(?:计量|度量|计算|指标值?|目标值)单位"));
        columns.put("单位", Pattern.compile("(?:预算|填报|申报|实施|主管)?(?:单位|部门)(?:名称|全称)?"));
        columns.put("项目", Pattern.compile("项目(?:名称)?|专项(?:名称)?|政策(?:名称)?"));
        columns.put("目标值", Pattern.compile("(?:批复|年度|年初)?(?:目标值?|指标值)"));
        columns.put("指标", Pattern.compile("(?:绩效)?三级指标(?:名称)?|(?:绩效|具体)?指标(?:名称|内容)?"));
        columns.put("性质", Pattern.compile("(?:指标)?(?:性质|方向|符号|运算符号?)"));
        columns.put("权重", Pattern.compile("(?:指标)?(?:权重|分值)"));
        columns.put("年初预算数", Pattern.compile("(?:批复)?年初预算(?:数|金额|安排数?)?|年初批复数?"));
        columns.put("全年预算数", Pattern.compile("(?:全年|调整)预算(?:数|金额)?|调整后预算(?:数|金额)?|预算数"));
        columns.put("全年执行数", Pattern.compile("(?:全年|实际)?(?:执行|支出|支付)(?:数|金额)?|决算数"));
        return columns;
    }
}
