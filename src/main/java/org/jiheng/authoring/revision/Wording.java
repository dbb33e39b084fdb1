package org.jiheng.authoring.revision;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.engine.facts.Band;
import org.jiheng.engine.facts.Setting;
import org.jiheng.engine.standard.CriterionText;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.DatedValue;
import org.jiheng.engine.standard.Pack.FactLabel;
import org.jiheng.engine.standard.Pack.Finds;
import org.jiheng.engine.standard.Pack.ProblemRow;
import org.jiheng.engine.standard.Standard;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jiheng.text.Text;
import org.jspecify.annotations.Nullable;

/** What the things of one edition are called and say, in one language. */
final class Wording {
    private static final int ALWAYS = 9999;

    private final Pack pack;
    private final Language language;
    private final CriterionText criteria;

    Wording(Pack pack, Language language) {
        this.pack = pack;
        this.language = language;
        this.criteria = new CriterionText(pack, language);
    }

    String say(String key, Object... arguments) {
        return Message.of(key, arguments).in(language);
    }

    String text(@Nullable Text text) {
        return text == null ? "" : text.in(language);
    }

    /** A text in the language that is not the one shown. */
    String other(@Nullable Text text) {
        return text == null ? "" : language == Language.ZH ? text.en() : text.zh();
    }

    /** Several texts as one, a line each. */
    static Text joined(List<Text> texts) {
        return new Text(
                texts.stream().map(Text::zh).collect(Collectors.joining("\n")),
                texts.stream().map(text -> text.in(Language.EN)).collect(Collectors.joining("\n")));
    }

    static String number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }

    /** An indicator as a whole: its name and weight, its text, its criteria. */
    String indicator(IndicatorRow row) {
        String said = criteria.of(row);
        String text = text(row.text());
        return lines(say("diff.named", text(row.name()), number(row.weight())), text, said.equals(text) ? "" : said);
    }

    String criterion(CriterionRow row) {
        return criteria.of(row);
    }

    /** When an indicator does not apply, or an empty text. */
    String exempt(IndicatorRow row) {
        return criteria.exempt(row);
    }

    String method(String id) {
        Pack.Method method = pack.methods().get(id);
        return method == null ? id : text(method.title());
    }

    String measure(String id, String of) {
        return id.isEmpty() ? "" : criteria.measure(id) + (of.isEmpty() ? "" : " [" + of + "]");
    }

    String band(Band band) {
        return say("diff.band", band.range(), number(band.points()));
    }

    /** The values of a criterion by what people call them. */
    Map<String, String> settings(CriterionRow row) {
        Map<String, String> said = new LinkedHashMap<>();
        Pack.Method method = pack.methods().get(row.criterion().method());
        row.settings().forEach(setting -> said.put(called(method, setting.name()), value(method, setting)));
        return said;
    }

    private String value(Pack.@Nullable Method method, Setting setting) {
        BigDecimal value = setting.value();
        return value == null ? called(method, String.valueOf(setting.word())) : number(value);
    }

    private String called(Pack.@Nullable Method method, String name) {
        Text text = method == null ? null : method.values().get(name);
        return text == null ? name : text(text);
    }

    String facts(Collection<String> paths) {
        return list(paths.stream().map(this::fact));
    }

    String fact(String path) {
        FactLabel label = pack.labels().get(path);
        Pack.MeasureRow measure = pack.measures().get(path);
        return label != null ? text(label.label()) : measure != null ? text(measure.label()) : path;
    }

    String problems(List<String> codes) {
        return list(codes.stream().map(this::problem));
    }

    String problem(String code) {
        ProblemRow row = pack.problems().get(code);
        return row == null ? code : text(row.title());
    }

    String list(Stream<String> parts) {
        return parts.collect(Collectors.joining(say("report.semicolon")));
    }

    String rounding(Standard.Rounding rounding) {
        String mode = switch (rounding.mode()) {
            case HALF_EVEN -> say("diff.rounding-half-even");
            case DOWN -> say("diff.rounding-down");
            case UP -> say("diff.rounding-up");
            default -> say("diff.rounding-half-up");
        };
        return say("diff.rounding-to", rounding.scale(), mode);
    }

    String judging(Standard.Judging judging) {
        return switch (judging) {
            case REFUSED -> say("diff.judging-refused");
            case PERMITTED -> say("diff.judging-permitted");
            case COMPLETES -> say("diff.judging-completes");
        };
    }

    String yes(boolean yes) {
        return yes ? say("diff.yes") : say("diff.no");
    }

    String severity(ProblemRow row) {
        return switch (row.severity()) {
            case HIGH -> say("report.severity.high");
            case MEDIUM -> say("report.severity.medium");
            case LOW -> say("report.severity.low");
        };
    }

    String basis(String basis) {
        return switch (basis) {
            case "official", "report", "project-default", "fictitious", "draft", "sentence" ->
                Message.of("report.by." + basis.toLowerCase(Locale.ROOT)).in(language);
            default -> basis;
        };
    }

    /** How a figure shows a problem. */
    String finds(@Nullable Finds finds) {
        if (finds == null) {
            return say("diff.finds-rule");
        }
        String figure = fact(finds.figure());
        String than = finds.byLimit() ? finds.than() : fact(finds.than());
        String said = switch (finds.how().replaceFirst("^each-", "").replaceFirst("-.*$", "")) {
            case "below" -> say("diff.finds-below", figure, than);
            case "above" -> say("diff.finds-above", figure, than);
            case "any" -> say("diff.finds-any", figure);
            default -> say("diff.finds-no", figure);
        };
        return finds.each() ? say("diff.finds-each", said) : said;
    }

    /** A problem as a whole. */
    String problem(ProblemRow row) {
        return lines(
                say("diff.problem-named", text(row.title()), severity(row)),
                finds(row.finds()),
                say("diff.remediation")
                        + say("report.colon")
                        + list(row.remediation().stream().map(this::text)));
    }

    /** A value with the years it is in force. */
    String value(DatedValue value) {
        return years(value.from(), value.until()).isEmpty()
                ? number(value.value())
                : say("diff.dated", number(value.value()), years(value.from(), value.until()));
    }

    String years(int from, int until) {
        if (from == 0 && until == ALWAYS) {
            return "";
        }
        if (from == until) {
            return say("diff.year", from);
        }
        return from == 0
                ? say("diff.years-until", until)
                : until == ALWAYS ? say("diff.years-from", from) : say("diff.years", from, until);
    }

    String policies(Standard.Policies policies) {
        return lines(
                say("report.policy.not-applicable", notApplicable(policies)),
                say("report.policy.waivers", waivers(policies)),
                say("report.policy.not-provided", notProvided(policies)));
    }

    String notApplicable(Standard.Policies policies) {
        return switch (policies.notApplicable()) {
            case FULL -> say("report.policy.full");
            case SPREAD -> say("report.policy.spread");
            case RESCALED -> say("report.policy.rescaled");
        };
    }

    String waivers(Standard.Policies policies) {
        return policies.waiversRestored() ? say("report.policy.restored") : say("report.policy.refused");
    }

    String notProvided(Standard.Policies policies) {
        return policies.notProvidedDeducted() ? say("report.policy.deducted") : say("report.policy.missing");
    }

    String grades(List<Standard.Grade> grades) {
        return list(grades.stream().map(grade -> say("diff.grade", text(grade.name()), number(grade.atLeast()))));
    }

    static String lines(String... lines) {
        return Stream.of(lines).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
