package org.jiheng.report;

import java.math.BigDecimal;
import java.util.List;
import org.jiheng.report.ReviewReport.Outcome;
import org.jiheng.review.Review;
import org.jiheng.review.Review.BudgetSeen;
import org.jiheng.review.Review.Finding;
import org.jiheng.review.Review.FormSeen;
import org.jiheng.review.Review.Pair;
import org.jiheng.review.Review.RowSeen;
import org.jiheng.review.Review.Severity;
import org.jiheng.review.Review.Summary;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jiheng.text.Template;
import org.jspecify.annotations.Nullable;

/** Reviews as one page that needs nothing else: no network, no script; it prints, and it reads on a phone. */
public final class ReviewHtml {
    private static final String STYLE = """
            body{font:16px/1.6 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;margin:0 auto;max-width:62rem;padding:1rem;color:#1a1a1a;background:#fff}
            h1{font-size:1.5rem;margin:.5rem 0}h2{font-size:1.2rem;border-bottom:2px solid #ccc;margin-top:2rem;overflow-wrap:anywhere}h3{font-size:1rem;margin:1.4rem 0 .4rem}
            .finding{border-left:.3rem solid #999;padding:.4rem .8rem;margin:.8rem 0;background:#f7f7f7;break-inside:avoid;overflow-wrap:anywhere}
            .finding p{margin:.2rem 0}.error{border-color:#b00020}.suspicious{border-color:#c77700}.rounding{border-color:#4a6fa5}
            .place{color:#555;font-size:.9rem}.quote{color:#444;font-size:.9rem}.figures b{font-variant-numeric:tabular-nums}
            .scroll{overflow-x:auto}table{border-collapse:collapse;font-size:.85rem;width:100%;margin:.4rem 0}
            th,td{border:1px solid #bbb;padding:.2rem .4rem;text-align:left;vertical-align:top}th{background:#eee}
            td.differs{background:#fde0e0;font-weight:bold}td.differs small{display:block;font-weight:normal}
            @media print{body{max-width:none;padding:0;font-size:11pt}.scroll{overflow:visible}thead{display:table-header-group}a{color:inherit}}
            """;

    private final Language language;
    private final StringBuilder out = new StringBuilder();

    private ReviewHtml(Language language) {
        this.language = language;
    }

    /** {@code rounding} says whether findings that rounding explains are listed. */
    public static String of(List<Outcome> outcomes, boolean rounding, Language language) {
        ReviewHtml page = new ReviewHtml(language);
        page.out
                .append("<!DOCTYPE html>\n<html lang=\"")
                .append(language == Language.ZH ? "zh-CN" : "en")
                .append(
                        "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escaped(page.t("review-html-title")))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n");
        page.element("h1", "", page.t("review-html-title"));
        page.index(outcomes);
        for (int i = 0; i < outcomes.size(); i++) {
            page.outcome(outcomes.get(i), "d" + (i + 1), rounding);
        }
        page.out.append("</body>\n</html>\n");
        return page.out.toString();
    }

    /** Of several documents, how each stands, and where on the page it is. */
    private void index(List<Outcome> outcomes) {
        if (outcomes.size() < 2) {
            return;
        }
        head(
                "report.review-html-document",
                "report.found.error",
                "report.found.suspicious",
                "report.review-html-unread");
        for (int i = 0; i < outcomes.size(); i++) {
            Review review = outcomes.get(i).review();
            out.append("<tr><td><a href=\"#d").append(i + 1).append("\">");
            out.append(escaped(outcomes.get(i).name())).append("</a></td>");
            if (review == null) {
                out.append("<td colspan=\"3\">").append(escaped(ReviewReport.message(outcomes.get(i), language)));
                out.append("</td>");
            } else {
                cell(String.valueOf(review.summary().errors()));
                cell(String.valueOf(review.summary().suspicious()));
                cell(String.valueOf(review.summary().unread()));
            }
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    private void outcome(Outcome outcome, String anchor, boolean rounding) {
        Review whole = outcome.review();
        out.append("<a id=\"").append(anchor).append("\"></a>");
        if (whole == null) {
            element("h2", "", t("review-failed", outcome.name()));
            element("p", "", ReviewReport.message(outcome, language));
            return;
        }
        Review review = ReviewReport.listed(whole, rounding);
        Summary s = review.summary();
        element("h2", "", review.document().name());
        element(
                "p",
                "",
                t(
                        "review-counts",
                        s.statements(),
                        s.checked(),
                        s.consistent(),
                        s.rounding(),
                        s.errors(),
                        s.suspicious()));
        if (s.unread() > 0) {
            element("p", "", t("review-unread", s.unread()));
        }
        if (s.checked() == 0) {
            element("p", "", t("review-nothing-checked"));
        } else if (review.findings().isEmpty()) {
            element("p", "", t("review-clean"));
        }
        section(review, Severity.ERROR, "error", t("review-errors", s.errors()));
        section(review, Severity.SUSPICIOUS, "suspicious", t("review-suspicious", s.suspicious()));
        section(review, Severity.ROUNDING, "rounding", t("review-rounding", s.rounding()));
        if (!review.forms().isEmpty()) {
            element("h3", "", t("review-html-forms"));
            review.forms().forEach(this::form);
        }
    }

    private void section(Review review, Severity severity, String style, String title) {
        List<Finding> findings = review.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
        if (findings.isEmpty()) {
            return;
        }
        element("h3", "", title);
        for (Finding finding : findings) {
            out.append("<div class=\"finding ").append(style).append("\">\n");
            out.append("<p><b>").append(escaped(finding.title())).append("</b> ");
            element("span", "place", ReviewText.place(finding.location(), language));
            out.append("</p>\n");
            if (!finding.printed().isEmpty()) {
                out.append("<p class=\"figures\">")
                        .append(escaped(t("review-col-printed")))
                        .append(" <b>")
                        .append(escaped(finding.printed()))
                        .append("</b> · ")
                        .append(escaped(t("review-col-expected")))
                        .append(" <b>")
                        .append(escaped(finding.expected()))
                        .append("</b></p>\n");
            }
            element("p", "", finding.explanation());
            if (!finding.quote().isEmpty()) {
                element("p", "quote", t("review-quote", ReviewText.shortened(finding.quote())));
            }
            element("p", "", t("review-fix", finding.fix()));
            out.append("</div>\n");
        }
    }

    private void form(FormSeen form) {
        element("h3", "", form.name().isEmpty() ? ReviewText.place(form.location(), language) : form.name());
        if (!form.budget().isEmpty()) {
            head(
                    "report.review-col-source",
                    "report.review-col-initial",
                    "report.review-col-annual",
                    "report.review-col-executed",
                    "report.review-col-rate",
                    "report.review-col-score");
            for (BudgetSeen row : form.budget()) {
                out.append("<tr>");
                cell(row.source());
                cell(row.initial());
                cell(row.annual());
                cell(row.executed());
                cell(row.rate());
                cell(row.score());
                out.append("</tr>\n");
            }
            out.append("</tbody></table></div>\n");
        }
        if (!form.rows().isEmpty()) {
            head(
                    "report.review-col-level",
                    "report.review-col-weight",
                    "report.review-col-target",
                    "report.review-col-actual",
                    "report.review-col-completion",
                    "report.review-col-rule",
                    "report.review-col-score");
            for (RowSeen row : form.rows()) {
                out.append("<tr>");
                cell(row.level3());
                cell(row.weight());
                cell(row.target());
                cell(row.actual());
                cell(row.completion());
                cell(row.rule());
                cell(row.score());
                out.append("</tr>\n");
            }
            if (form.total().printed() != null) {
                out.append("<tr><th colspan=\"6\">")
                        .append(escaped(t("review-html-total")))
                        .append("</th>");
                cell(form.total());
                out.append("</tr>\n");
            }
            out.append("</tbody></table></div>\n");
        }
    }

    /** The headings of a table, by the keys of their texts. */
    private void head(String... keys) {
        out.append("<div class=\"scroll\"><table><thead><tr>");
        for (String key : keys) {
            element("th", "", Message.of(key).in(language));
        }
        out.append("</tr></thead><tbody>\n");
    }

    private void cell(@Nullable String text) {
        element("td", "", text == null ? "" : text);
    }

    /** A figure, marked where it is not what it comes to. */
    private void cell(Pair pair) {
        BigDecimal computed = pair.computed();
        String printed = pair.printed() == null ? "" : pair.printed();
        if (computed == null || same(printed, computed)) {
            cell(printed);
            return;
        }
        out.append("<td class=\"differs\">").append(escaped(printed)).append("<small>");
        out.append(escaped(t("review-computed", Template.plain(computed)))).append("</small></td>");
    }

    private static boolean same(String printed, BigDecimal computed) {
        String digits = java.text.Normalizer.normalize(printed, java.text.Normalizer.Form.NFKC)
                .replaceAll("[^\\d.+-]", "");
        try {
            BigDecimal number = new BigDecimal(digits);
            boolean fraction =
                    !printed.matches(".*[%％].*") && number.movePointRight(2).compareTo(computed) == 0;
            return number.compareTo(computed) == 0 || fraction;
        } catch (NumberFormatException notANumber) {
            return true;
        }
    }

    private void element(String name, String style, String text) {
        out.append('<').append(name);
        if (!style.isEmpty()) {
            out.append(" class=\"").append(style).append('"');
        }
        out.append('>').append(escaped(text)).append("</").append(name).append('>');
        if (!name.equals("td") && !name.equals("th") && !name.equals("span")) {
            out.append('\n');
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private String t(String key, Object... arguments) {
        return Message.of("report." + key, arguments).in(language);
    }
}
