package org.jiheng.corpus;

import java.nio.file.Path;
import java.util.List;
import org.jiheng.collection.CollectionReader;
import org.jiheng.engine.Submission;
import org.jiheng.intake.SubmissionReader;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.source.Node;
import org.jiheng.source.TreeReader;

/**
 * A submission as it was opened.
 *
 * @param name what messages call it
 * @param code the unit code in a workbook of several departments, otherwise empty
 * @param digest of the bytes of its file
 * @param complaints what is wrong with it so far
 */
public record Filing(String name, String code, Node.Mapping tree, String digest, Complaints complaints) {
    /**
     * The submissions of a file: one, or those of a workbook of several departments.
     *
     * @throws InputException where it cannot be read as a whole
     */
    public static List<Filing> of(Path path) {
        String file = path.toString();
        byte[] bytes = TreeReader.bytes(path);
        if (!CollectionReader.recognises(bytes)) {
            return List.of(of(file, file, 1, bytes));
        }
        String digest = SubmissionReader.digest(bytes);
        return CollectionReader.read(file, bytes).stream()
                .map(filed -> new Filing(
                        filed.code().isEmpty() ? file : file + "#" + filed.code(),
                        filed.code(),
                        filed.tree(),
                        digest,
                        filed.complaints()))
                .toList();
    }

    /** The one submission of a file of text. */
    static Filing text(Path file) {
        return of(file.toString(), file.toString(), 1, TreeReader.bytes(file));
    }

    /** The submission in a line of a file. */
    static Filing line(String file, int line, byte[] bytes) {
        return of(file + ":" + line, file, line, bytes);
    }

    private static Filing of(String name, String file, int line, byte[] bytes) {
        Complaints complaints = new Complaints();
        Node.Mapping tree = TreeReader.readMapping(file, line, bytes, complaints);
        for (String key : List.of("waivers", "comments")) {
            if (tree.get(key) != null) {
                throw InputException.of(tree.keyPlace(key), "intake.not-a-submission", key);
            }
        }
        return new Filing(name, "", tree, SubmissionReader.digest(bytes), complaints);
    }

    /** Its facts; what is wrong joins its complaints. */
    public Submission submission() {
        return SubmissionReader.read(name, tree, digest, complaints);
    }
}
