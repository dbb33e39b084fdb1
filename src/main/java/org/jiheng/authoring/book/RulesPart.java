package org.jiheng.authoring.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.source.Complaints;

/** 赋分规则: how rows are scored that departments file themselves, a line for each rule that forms may name. */
final class RulesPart implements Part {
    private static final String FILE = "standard.yaml";

    @Override
    public String kind() {
        return "rules";
    }

    @Override
    public boolean in(Source source) {
        return source.pack().standard().filed() != null;
    }

    @Override
    public Sheet sheet(Source source) {
        List<Sheet.Line> lines = new ArrayList<>();
        RowCells cells = new RowCells(source.names(), new Complaints());
        Map<String, String> criteria = new HashMap<>();
        for (IndicatorRow row : source.pack().standard().rows()) {
            criteria.put(row.id(), source.criteria().of(row));
        }
        for (Map<String, Object> rule :
                Tree.maps(Tree.map(source.tree(source.own(FILE)).get("filed")).get("rules"))) {
            String id = Tree.text(rule.get("id"));
            Map<String, String> line = new LinkedHashMap<>(cells.cells(rule));
            line.put("criterion", criteria.getOrDefault(id, ""));
            line.put("id", id);
            lines.add(new Sheet.Line(id, line));
        }
        return new Sheet(
                kind(),
                StandardBook.say("book.rules"),
                StandardBook.say("book.rules"),
                StandardBook.say("book.rules-note"),
                IndicatorPart.choosing(
                        Sheet.columns(
                                StandardBook.say("book.rule-columns"),
                                "name:18:TEXT",
                                "spellings:24:TEXT",
                                "text:34:TEXT",
                                "criterion:36:WORDED",
                                "method:14:TEXT",
                                "measure:14:TEXT",
                                "values:18:TEXT",
                                "rows:20:TEXT",
                                "scale:7:NUMBER",
                                "mode:10:TEXT",
                                "clause:20:TEXT",
                                "problems:18:TEXT",
                                "reason:16:TEXT",
                                "id:18:TEXT",
                                "judgement:14:ASIDE",
                                "materials:18:ASIDE",
                                "why:24:ASIDE",
                                "nameEn:22:ASIDE",
                                "textEn:36:ASIDE",
                                "clauseEn:26:ASIDE",
                                "whyEn:24:ASIDE"),
                        source),
                lines);
    }

    @Override
    public void read(Sheet exported, Filled filled, Drafts drafts) {
        Lines compared = new Lines(exported, filled, drafts);
        if (!compared.comparable()) {
            return;
        }
        String file = drafts.source().own(FILE);
        Map<String, Object> filed = Tree.map(drafts.tree(file).get("filed"));
        Map<String, Map<String, Object>> before = new HashMap<>();
        Tree.maps(filed.get("rules")).forEach(rule -> before.put(Tree.text(rule.get("id")), rule));
        List<Object> rules = new ArrayList<>();
        for (Filled.Line line : filled.lines()) {
            if (line.text("id").isEmpty()) {
                drafts.complaints().add(line.get("id").place(), "book.no-id", Drafts.shown(line.text("name")));
                continue;
            }
            if (compared.repeated(line)) {
                continue;
            }
            IndicatorPart.bind(line, drafts.cells(), file, "filed", "rules", rules.size());
            rules.add(IndicatorPart.row(exported, line, before.get(line.text("id")), compared, drafts));
        }
        filed.put("rules", rules);
        compared.gone()
                .forEach(line ->
                        drafts.removed(filled.place(Filled.HEAD_ROW, "id"), line.id() + " " + line.text("name")));
    }
}
