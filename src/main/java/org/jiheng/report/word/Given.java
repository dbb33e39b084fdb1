package org.jiheng.report.word;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.engine.Submission;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.Approval;
import org.jiheng.report.Format;
import org.jiheng.report.word.ReportData.Line;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;

/** What a document is made from, and how its words and numbers are written. */
record Given(Evaluation evaluation, Submission submission, Pack pack, Language language) {
    /** What stands in a table where nobody has said anything. */
    static final String UNSAID = "—";

    /** What stands in a column that has nothing to tell. */
    static final String NOTHING = "/";

    private static final int MONEY_DECIMALS = 2;

    String t(String key, Object... arguments) {
        return Message.of("report." + key, arguments).in(language);
    }

    /** A place for the author to fill in. */
    String todo(String what) {
        return t("word-todo", what);
    }

    String orTodo(@Nullable String text, String what) {
        return text == null || text.isBlank() ? todo(what) : text;
    }

    static String orUnsaid(@Nullable String text) {
        return text == null || text.isBlank() ? UNSAID : text;
    }

    static String orNothing(String text) {
        return text.isBlank() ? NOTHING : text;
    }

    String day(LocalDate day) {
        return t("word-day", day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    /** The n-th heading: 一, 二 … 十一 … 二十; a number in English. */
    String ordinal(int n) {
        if (language == Language.EN || n > 99) {
            return String.valueOf(n);
        }
        String digits = t("word-digits");
        String ten = digits.substring(9, 10);
        String tens = n < 10 ? "" : n < 20 ? ten : digits.charAt(n / 10 - 1) + ten;
        return tens + (n % 10 == 0 ? "" : digits.substring(n % 10 - 1, n % 10));
    }

    static String points(BigDecimal points) {
        return Format.points(points);
    }

    static String weight(BigDecimal weight) {
        return Format.weight(weight);
    }

    /** Money in 万元, as exact as it was given. */
    static String money(@Nullable BigDecimal amount) {
        if (amount == null) {
            return UNSAID;
        }
        BigDecimal plain = amount.stripTrailingZeros();
        return (plain.scale() < MONEY_DECIMALS ? plain.setScale(MONEY_DECIMALS) : plain).toPlainString();
    }

    /** The second figure as a share of the first, in percent. */
    static String share(@Nullable BigDecimal whole, @Nullable BigDecimal part) {
        return whole == null || part == null || whole.signum() <= 0
                ? UNSAID
                : part.scaleByPowerOfTen(2)
                        .divide(whole, MONEY_DECIMALS, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    /** Comparisons as people print them. */
    static String symbols(String text) {
        return text.replaceAll(">= ?", "≥").replaceAll("<= ?", "≤");
    }

    /** A band with both its ends: {@code ≥75 <90}. */
    String range(String range) {
        return range.replace(" ", t("word-and"));
    }

    /** Sentences end, once. */
    String sentence(String text) {
        String stop = t("word-stop");
        return text.isBlank() || text.endsWith(stop) || text.matches("(?s).*[。！？.!?】\\]]") ? text : text + stop;
    }

    /** What was said of the subject, as a single fact. */
    <T> List<T> facts(Class<T> type) {
        return submission.facts().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    <T> @Nullable T fact(Class<T> type) {
        return facts(type).stream().findFirst().orElse(null);
    }

    boolean whole(String list) {
        Submission.ListGiven given = submission.lists().get(list);
        return given != null && given.complete();
    }

    static List<Line> numbered(Stream<String> texts) {
        List<Line> lines = new ArrayList<>();
        texts.forEach(text -> lines.add(new Line(String.valueOf(lines.size() + 1), text)));
        return lines;
    }

    String department() {
        var d = evaluation.department();
        return d.fictitious() ? d.name() + t("brackets", t("fictitious")) : d.name();
    }

    /** Year and what is evaluated: all that the department spends, or a project. */
    String object() {
        var d = evaluation.department();
        return d.project() == null ? t("word-object", d.year()) : t("word-object-project", d.year(), d.project());
    }

    /** Department, year, and what of it is evaluated. */
    String subject() {
        return t("word-subject", evaluation.department().name(), object());
    }

    String title() {
        return t("word-title", subject());
    }

    String percent(BigDecimal share) {
        return Format.percent(share);
    }

    String approval(Approval waiver) {
        return Message.of("ledger.waiver", waiver.reason(), waiver.approvedBy(), waiver.document(), waiver.expires())
                .in(language);
    }
}
