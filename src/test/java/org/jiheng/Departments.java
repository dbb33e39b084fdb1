package org.jiheng;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Many generated departments of the example county, each with a name of its own. */
public final class Departments {
    private Departments() {}

    /** A line for each in a file of JSON Lines; the same ones every time. */
    public static Path lines(Path file, int count) throws IOException {
        Random random = new Random(2025);
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            lines.append(named(new GeneratedDepartment(random).tree(), "第" + i + "局"))
                    .append('\n');
        }
        return Files.writeString(file, lines);
    }

    private static ObjectNode named(ObjectNode tree, String name) {
        ((ObjectNode) tree.get("department")).put("name", name);
        return tree;
    }
}
