package org.jiheng.report.docs;

import java.util.List;
import org.jiheng.engine.RuleText;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.report.docs.Block.Heading;
import org.jiheng.source.Place;
import org.jiheng.text.Language;
import org.jiheng.text.Text;

/**
 * The book of a standard, to be written down in a format.
 *
 * @param front what stands on the title page
 * @param body chapters and appendices; its headings are the contents
 */
public record StandardBook(String title, Language language, List<Block> front, List<Block> body) {
    /**
     * A case that explains a row.
     *
     * @param row where the row stands
     * @param result what the rules make of it
     */
    public record Example(Place row, Text name, IndicatorResult result) {}

    /** Puts the book together. */
    public static StandardBook of(Pack pack, List<RuleText> rules, List<Example> examples, Language language) {
        Material material = new Material(pack, rules, examples, language);
        Pages pages = new Pages(language);
        new AnnexPart(material, pages).write();
        new IndicatorsPart(material, pages).write();
        new FiguresPart(material, pages).write();
        new ProblemsPart(material, pages).write();
        new RulesPart(material, pages).write();
        return new StandardBook(pack.standard().title().in(language), language, TitlePage.of(material), pages.blocks());
    }

    /** The headings of the body. */
    List<Heading> headings() {
        return body.stream()
                .filter(Heading.class::isInstance)
                .map(Heading.class::cast)
                .toList();
    }
}
