package org.jiheng.engine.standard;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.engine.standard.Pack.DatedValue;
import org.jiheng.source.Complaints;
import org.jiheng.source.Fields;
import org.jiheng.source.Node;

/** Reads the values of a parameter, each in force from one year until another. */
final class DatedValues {
    private DatedValues() {}

    static List<DatedValue> read(String name, Node node, Complaints complaints) {
        List<DatedValue> values = new ArrayList<>();
        List<Node> entries = node instanceof Node.Listing listing ? listing.items() : List.of(node);
        for (Node entry : entries) {
            Fields f = Fields.of(entry, complaints, List.of("value", "from", "until", "basis", "clause"));
            values.add(new DatedValue(
                    name,
                    f.requiredNumber("value"),
                    year(f, "from", 0),
                    year(f, "until", 9999),
                    f.requiredText("basis"),
                    f.bilingual("clause"),
                    f.place()));
        }
        return values;
    }

    private static int year(Fields f, String key, int otherwise) {
        var number = f.number(key);
        return number == null ? otherwise : number.intValue();
    }
}
