package org.jiheng.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jiheng.engine.guard.RuleTree;

/**
 * What an evaluation asks of a rule besides running it, short enough to be kept with the compiled rules.
 *
 * @param problems the code of the problem it looks for, where it looks for one
 * @param finds how figures show the problems it looks for, where it looks for all that are shown so
 * @param measures the measures it asks for by name
 * @param methods the methods of the criteria it scores, empty where it names none
 * @param criteria the ids of the criteria it scores, empty where it names none
 * @param figures the figures it can match by names of its own; {@link #ANY} where it could match any
 * @param fields the fields it looks at, by type of fact
 */
record RuleOutline(
        String name,
        String reports,
        List<String> problems,
        List<String> finds,
        List<String> measures,
        List<String> methods,
        List<String> criteria,
        List<String> figures,
        Map<String, Set<String>> fields) {

    /** Stands for figures of any name. */
    static final String ANY = "*";

    static RuleOutline of(RuleTree rule) {
        return new RuleOutline(
                rule.name(),
                rule.reports(),
                rule.problem().stream().toList(),
                rule.problemFinds().stream().toList(),
                rule.measures(),
                rule.criterionMethods(),
                rule.criterionIds(),
                rule.figures().map(List::copyOf).orElse(List.of(ANY)),
                rule.fields());
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(name);
        out.writeUTF(reports);
        for (List<String> each : List.of(problems, finds, measures, methods, criteria, figures)) {
            write(List.copyOf(each), out);
        }
        out.writeInt(fields.size());
        for (Map.Entry<String, Set<String>> each : fields.entrySet()) {
            out.writeUTF(each.getKey());
            write(List.copyOf(each.getValue()), out);
        }
    }

    static RuleOutline read(DataInput in) throws IOException {
        String name = in.readUTF();
        String reports = in.readUTF();
        List<List<String>> lists = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            lists.add(texts(in));
        }
        Map<String, Set<String>> fields = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            fields.put(in.readUTF(), new TreeSet<>(texts(in)));
        }
        return new RuleOutline(
                name,
                reports,
                lists.get(0),
                lists.get(1),
                lists.get(2),
                lists.get(3),
                lists.get(4),
                lists.get(5),
                fields);
    }

    private static void write(List<String> texts, DataOutput out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    private static List<String> texts(DataInput in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(in.readUTF());
        }
        return texts;
    }
}
