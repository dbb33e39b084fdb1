package org.jiheng.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jiheng.engine.verdict.Evaluation.SectionResult;

/** What each section earned of its weight, as bars of one scale: a drawing within the page that grows with its text. */
final class SectionChart {
    private static final int WIDTH = 640;
    private static final int ROW = 46;
    private static final BigDecimal FULL = new BigDecimal(WIDTH);

    private SectionChart() {}

    static void draw(List<SectionResult> sections, String title, Html page) {
        List<SectionResult> shown =
                sections.stream().filter(s -> s.weight().signum() > 0).toList();
        BigDecimal most = shown.stream().map(SectionResult::weight).reduce(BigDecimal.ONE, BigDecimal::max);
        page.raw("<svg class=\"chart\" viewBox=\"0 0 " + WIDTH + " " + ROW * shown.size() + "\" role=\"img\">\n")
                .line("title", title);
        int y = 0;
        for (SectionResult s : shown) {
            String rate = s.rate() == null ? "" : " · " + s.rate().toPlainString() + "%";
            page.element("text x=\"0\" y=\"" + (y + 16) + "\"", s.name());
            page.element(
                    "text class=\"end\" x=\"" + WIDTH + "\" y=\"" + (y + 16) + "\"",
                    Format.points(s.earned()) + " / " + Format.weight(s.weight()) + rate);
            bar(page, "weight", y, width(s.weight(), most));
            bar(page, "earned", y, width(s.earned().max(BigDecimal.ZERO), most));
            page.raw("\n");
            y += ROW;
        }
        page.raw("</svg>\n");
    }

    private static void bar(Html page, String style, int y, BigDecimal width) {
        page.raw("<rect class=\"" + style + "\" x=\"0\" y=\"" + (y + 22) + "\" height=\"14\" width=\""
                + width.toPlainString() + "\"/>");
    }

    private static BigDecimal width(BigDecimal points, BigDecimal most) {
        return points.multiply(FULL).divide(most, 1, RoundingMode.HALF_UP);
    }
}
