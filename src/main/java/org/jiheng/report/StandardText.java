package org.jiheng.report;

import java.util.List;
import org.jiheng.engine.standard.CriterionText;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Standard;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.Filed;
import org.jiheng.engine.standard.Standard.FiledRule;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.engine.standard.Standard.Judging;
import org.jiheng.engine.standard.Standard.Section;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** Standards as text: the list of them, and one with all its criteria. */
public final class StandardText {
    private final Pack pack;
    private final CriterionText words;
    private final Language language;
    private final StringBuilder out = new StringBuilder();

    private StandardText(Pack pack, Language language) {
        this.pack = pack;
        this.words = new CriterionText(pack, language);
        this.language = language;
    }

    public static String list(List<Pack> packs, Language language) {
        Columns table = new Columns("llllrl");
        for (Pack pack : packs) {
            Standard s = pack.standard();
            table.row(
                    s.id(),
                    pack.version(),
                    s.title().in(language),
                    years(s),
                    Format.weight(s.full()),
                    s.indicators().size() + " " + Message.of("report.indicator").in(language)
                            + (s.filed() == null
                                    ? ""
                                    : Message.of("report.and-filed").in(language))
                            + "  " + s.basis());
        }
        StringBuilder out = new StringBuilder();
        table.print("", out);
        return out.toString();
    }

    public static String show(Pack pack, Language language) {
        StandardText text = new StandardText(pack, language);
        text.head();
        pack.standard().sections().forEach(text::section);
        Filed filed = pack.standard().filed();
        if (filed != null) {
            text.filed(filed);
        }
        return text.out.toString();
    }

    /** The sentences that rules may be worded in, each with an example and the rule text it becomes. */
    public static String language(Pack pack) {
        StringBuilder out = new StringBuilder();
        pack.vocabulary()
                .entries()
                .forEach(entry -> out.append(entry.consequence() ? "则  " : "当  ")
                        .append(entry.example().isEmpty() ? entry.sentence() : entry.example())
                        .append("\n      ")
                        .append(entry.sentence())
                        .append("\n      → ")
                        .append(entry.expansion())
                        .append('\n'));
        return out.toString();
    }

    /** The years that a standard is in force for. */
    public static String years(Standard s) {
        if (s.firstYear() == s.lastYear()) {
            return String.valueOf(s.firstYear());
        }
        return (s.firstYear() == 0 ? "" : s.firstYear()) + "–" + (s.lastYear() == 9999 ? "" : s.lastYear());
    }

    private void head() {
        Standard s = pack.standard();
        out.append(s.title().in(language))
                .append("  [")
                .append(s.id())
                .append(' ')
                .append(pack.version())
                .append("]\n");
        out.append(s.authority().in(language))
                .append("  ")
                .append(s.document().in(language))
                .append('\n');
        out.append(years(s)).append("  ").append(s.basis()).append('\n');
        StringBuilder grades = new StringBuilder();
        s.grades()
                .forEach(g -> grades.append(g.name().in(language))
                        .append(" ≥ ")
                        .append(Format.weight(g.atLeast()))
                        .append("  "));
        if (!s.grades().isEmpty()) {
            out.append(grades.toString().stripTrailing()).append('\n');
        }
        out.append(t("policy"))
                .append(t("colon"))
                .append(String.join(t("semicolon"), policies(s.policies(), language)))
                .append('\n');
    }

    /** What the standard says of what does not apply, was waived, or was asked for in vain. */
    public static List<String> policies(Standard.Policies policies, Language language) {
        Message notApplicable = switch (policies.notApplicable()) {
            case FULL -> Message.of("report.policy.full");
            case SPREAD -> Message.of("report.policy.spread");
            case RESCALED -> Message.of("report.policy.rescaled");
        };
        Message waivers =
                policies.waiversRestored() ? Message.of("report.policy.restored") : Message.of("report.policy.refused");
        Message notProvided = policies.notProvidedDeducted()
                ? Message.of("report.policy.deducted")
                : Message.of("report.policy.missing");
        return List.of(
                Message.of("report.policy.not-applicable", notApplicable.in(language))
                        .in(language),
                Message.of("report.policy.waivers", waivers.in(language)).in(language),
                Message.of("report.policy.not-provided", notProvided.in(language))
                        .in(language));
    }

    private String t(String key, Object... arguments) {
        return Message.of("report." + key, arguments).in(language);
    }

    private void section(Section section) {
        out.append('\n')
                .append(section.name().in(language))
                .append("  ")
                .append(Format.weight(section.weight()))
                .append('\n');
        section.indicators().forEach(this::indicator);
    }

    /** The table from scoring rules to methods; its points are percents of the weight of a row. */
    private void filed(Filed filed) {
        out.append('\n')
                .append(filed.name().in(language))
                .append("  ")
                .append(Format.weight(filed.weight()))
                .append("\n  ")
                .append(Message.of("report.filed").in(language))
                .append('\n');
        for (FiledRule rule : filed.rules()) {
            out.append("  ").append(String.join("、", rule.spellings()));
            if (rule.unstated()) {
                String words = Message.of("report.unstated").in(language);
                out.append(rule.spellings().isEmpty() ? "" : "、").append(words);
            }
            out.append('\n');
            described(rule.row());
        }
    }

    private void indicator(IndicatorRow row) {
        out.append("  ")
                .append(row.name().in(language))
                .append("  ")
                .append(Format.weight(row.weight()))
                .append("  [")
                .append(row.id())
                .append("]\n");
        described(row);
    }

    private void described(IndicatorRow row) {
        if (!row.text().in(language).isEmpty()) {
            out.append("    ").append(row.text().in(language)).append('\n');
        }
        row.criteria().forEach(this::criterion);
        String exempt = words.exempt(row);
        if (!exempt.isEmpty()) {
            out.append("    ").append(t("policy.not-applicable", exempt)).append('\n');
        }
        Judging judging = row.criteria().get(0).judging();
        if (judging != Judging.REFUSED) {
            Message words = judging == Judging.PERMITTED
                    ? Message.of("report.judgement-permitted")
                    : Message.of("report.judgement-completes");
            out.append("    ").append(words.in(language)).append('\n');
        }
    }

    private void criterion(CriterionRow row) {
        String id = row.criterion().method();
        Pack.Method method = pack.methods().get(id);
        out.append("    ")
                .append(row.item().isEmpty() ? "·" : row.item() + ".")
                .append(' ')
                .append(method == null ? id : method.title().in(language));
        if (!row.item().isEmpty()) {
            out.append("  ")
                    .append(Format.weight(row.criterion().points()))
                    .append("  ")
                    .append(row.text().in(language));
        }
        if (!row.criterion().measure().isEmpty()) {
            out.append("  ").append(words.measure(row.criterion().measure()));
        }
        row.settings()
                .forEach(s -> out.append("  ")
                        .append(s.name())
                        .append(' ')
                        .append(s.value() == null ? s.word() : s.value().toPlainString()));
        if (!row.materials().isEmpty()) {
            out.append("  ").append(t("materials")).append(t("colon")).append(String.join(t("comma"), row.materials()));
        }
        out.append('\n');
        row.bands()
                .forEach(band -> out.append("        ")
                        .append(band.range())
                        .append(" → ")
                        .append(band.points().toPlainString())
                        .append('\n'));
    }
}
