package org.jiheng.authoring.book;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.engine.Evaluator;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** A standard as a workbook. The same standard gives the same bytes; what people change in it {@link BookImport} takes back. */
public final class StandardBook {
    /** The sheets, in their order. */
    static final List<Part> PARTS =
            List.of(new IndicatorPart(), new RulesPart(), new InfoPart(), new ParameterPart(), new ProblemPart());

    /** The hidden sheet that says what the workbook was exported from. */
    static final String ORIGIN = "origin";

    private StandardBook() {}

    /**
     * Exports a standard.
     *
     * @throws org.jiheng.source.InputException where it cannot be read
     */
    public static byte[] export(Path rules, String id) {
        Source source = Source.read(rules, id);
        List<Sheet> sheets = new ArrayList<>();
        PARTS.stream().filter(part -> part.in(source)).forEach(part -> sheets.add(part.sheet(source)));
        sheets.add(CaseSheet.of(rules, source.pack()));
        sheets.add(origin(source));
        return BookWriter.write(sheets, List.of(ORIGIN));
    }

    private static Sheet origin(Source source) {
        List<Sheet.Line> lines = new ArrayList<>();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("standard", source.id());
        facts.put("digest", source.pack().digest());
        facts.put("program", Evaluator.ENGINE);
        source.digests().forEach((file, digest) -> facts.put("file " + file, digest));
        facts.forEach((key, value) -> lines.add(new Sheet.Line(key, Map.of("id", key, "value", value))));
        return new Sheet(ORIGIN, ORIGIN, ORIGIN, "", Sheet.columns("id|value", "id:40:TEXT", "value:70:TEXT"), lines);
    }

    /** What cells and headings say: the workbook is in Chinese, as standards are. */
    static String say(String key, Object... arguments) {
        return Message.of(key, arguments).in(Language.ZH);
    }
}
