package org.jiheng.report.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jiheng.engine.standard.Standard;
import org.jiheng.report.Format;
import org.jiheng.report.StandardText;
import org.jiheng.report.docs.Block.Fact;
import org.jiheng.report.docs.Block.Facts;
import org.jiheng.report.docs.Block.Points;
import org.jiheng.report.docs.Block.Words;

/** What a standard is, who issued it, for when, and what must be known before it is used. */
final class TitlePage {
    private TitlePage() {}

    static List<Block> of(Material m) {
        Standard s = m.pack().standard();
        List<Block> blocks = new ArrayList<>();
        String grades = s.grades().stream()
                .map(grade -> m.in(grade.name()) + " ≥ " + Format.weight(grade.atLeast()))
                .collect(Collectors.joining(m.t("semicolon")));
        blocks.add(new Facts(List.of(
                new Fact(m.t("docs-authority"), m.in(s.authority())),
                new Fact(m.t("docs-document"), m.in(s.document()).isEmpty() ? m.t("docs-none") : m.in(s.document())),
                new Fact(m.t("docs-basis"), m.basis(s.basis())),
                new Fact(m.t("docs-years"), StandardText.years(s)),
                new Fact(m.t("docs-full"), Format.weight(s.full())),
                new Fact(
                        m.t("docs-grades"),
                        grades.isEmpty() || s.basis().equals(Standard.PROJECT_DEFAULT)
                                ? m.t("docs-no-grades")
                                : grades),
                new Fact(m.t("policy"), String.join("\n", StandardText.policies(s.policies(), m.language()))),
                new Fact(m.t("docs-id"), s.id()),
                new Fact(m.t("docs-version"), m.pack().version()),
                new Fact(m.t("docs-digest"), m.pack().digest()))));
        if (!s.notices().isEmpty()) {
            blocks.add(new Words(m.t("notices") + m.t("colon")));
            blocks.add(new Points(
                    s.notices().size() > 1,
                    s.notices().stream().map(notice -> m.in(notice.text())).toList()));
        }
        return blocks;
    }
}
