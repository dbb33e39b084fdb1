package org.jiheng.batch;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.State;
import org.jspecify.annotations.Nullable;

/**
 * What a summary needs of one line.
 *
 * @param name the department, with its project where there is one
 * @param failure why it could not be used; null where it could, and then all else is there
 */
record Standing(
        String name,
        @Nullable String failure,
        BigDecimal earned,
        BigDecimal lowest,
        BigDecimal highest,
        String grade,
        List<Entry> sections,
        List<Entry> problems,
        List<Entry> undetermined) {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .reader();

    /** A section with its points; a problem or check with none. */
    record Entry(String id, String title, BigDecimal points) {}

    static Standing of(Result result) {
        Evaluation e = result.evaluation();
        if (e == null) {
            return failed(result.document(), result.message());
        }
        return new Standing(
                name(e.department().name(), e.department().project()),
                null,
                e.score().earned(),
                e.score().lowest(),
                e.score().highest(),
                grade(e.score().grade()),
                e.sections().stream()
                        .map(s -> new Entry(s.id(), s.name(), s.earned()))
                        .toList(),
                e.problems().stream()
                        .map(p -> new Entry(p.code(), p.title(), BigDecimal.ZERO))
                        .toList(),
                e.checks().stream()
                        .filter(check -> check.state() == State.UNDETERMINED)
                        .map(check -> new Entry(check.code(), check.title(), BigDecimal.ZERO))
                        .toList());
    }

    /** The same of a line that an earlier run wrote. */
    static Standing of(byte[] line) {
        JsonNode tree;
        try {
            tree = JSON.readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        if (!tree.has("score")) {
            return failed(tree.path("document").asText(), tree.path("message").asText());
        }
        JsonNode department = tree.path("department");
        JsonNode score = tree.path("score");
        return new Standing(
                name(department.path("name").asText(), text(department.path("project"))),
                null,
                score.path("earned").decimalValue(),
                score.path("lowest").decimalValue(),
                score.path("highest").decimalValue(),
                grade(text(score.path("grade"))),
                entries(tree.path("sections"), "id", "name", ""),
                entries(tree.path("problems"), "code", "title", ""),
                entries(tree.path("checks"), "code", "title", "undetermined"));
    }

    private static Standing failed(String document, String message) {
        BigDecimal none = BigDecimal.ZERO;
        return new Standing(document, message, none, none, none, "", List.of(), List.of(), List.of());
    }

    private static List<Entry> entries(JsonNode list, String id, String title, String state) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(each -> state.isEmpty() || each.path("state").asText().equals(state))
                .map(each -> new Entry(
                        each.path(id).asText(),
                        each.path(title).asText(),
                        each.path("earned").decimalValue()))
                .toList();
    }

    private static String name(String department, @Nullable String project) {
        return project == null ? department : department + " · " + project;
    }

    private static String grade(@Nullable String grade) {
        return grade == null ? "" : grade;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isNull() || node.isMissingNode() ? null : node.asText();
    }
}
