package org.jiheng.report.word;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.engine.verdict.Evaluation.SectionResult;
import org.jiheng.report.word.ReportData.Scored;
import org.jiheng.report.word.ReportData.Section;

/** The analysis by section (绩效分析). */
record AnalysisPart(Given given, LedgerWords words) {
    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        for (SectionResult each : given.evaluation().sections()) {
            sections.add(new Section(
                    given.ordinal(sections.size() + 1),
                    each.name(),
                    Given.weight(each.weight()),
                    Given.points(each.earned()),
                    each.rate() == null ? "" : given.t("word-rate", each.rate().toPlainString()),
                    indicators(each)));
        }
        return sections;
    }

    private List<Scored> indicators(SectionResult section) {
        List<Scored> indicators = new ArrayList<>();
        given.evaluation().indicators().stream()
                .filter(each -> each.section().equals(section.id()))
                .forEach(each -> indicators.add(new Scored(
                        String.valueOf(indicators.size() + 1),
                        each.name(),
                        Given.weight(each.weight()),
                        Given.points(each.earned()),
                        words.analysis(each))));
        return indicators;
    }
}
