package org.jiheng.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import org.jiheng.document.Location;
import org.jiheng.engine.facts.Source;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.inquiry.Explanation;
import org.jiheng.inquiry.Simulation;
import org.jiheng.review.Review;
import org.jspecify.annotations.Nullable;

/** An evaluation as JSON, schema {@code jiheng/evaluation/1}: fields in the order of the records, the same bytes every time. */
public final class JsonReport {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .addModule(new SimpleModule()
                    .addSerializer(new Code())
                    .addSerializer(new Day())
                    .setMixInAnnotation(Source.class, OnlyGiven.class)
                    .setMixInAnnotation(Location.class, OnlyGiven.class)
                    .setMixInAnnotation(Review.class, OnlyGiven.class))
            .build();

    private static final DefaultPrettyPrinter PRETTY = new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    private JsonReport() {}

    private record Document(
            String schema,
            @JsonUnwrapped Evaluation evaluation,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Explanation explanation) {}

    private record Failed(String schema, String document, String message) {}

    private record Simulated(String schema, @JsonUnwrapped Simulation simulation) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private abstract static class OnlyGiven {}

    /** The document, indented for people, ending with a line break. */
    public static String of(Evaluation evaluation) {
        return of(evaluation, null);
    }

    /** The same with an explanation where one was asked for. */
    public static String of(Evaluation evaluation, @Nullable Explanation explanation) {
        return write(new Document("jiheng/evaluation/1", evaluation, explanation));
    }

    /** A simulation, schema {@code jiheng/simulation/1}. */
    public static String of(Simulation simulation) {
        return write(new Simulated("jiheng/simulation/1", simulation));
    }

    /** What stands in place of a result that there is not, schema {@code jiheng/error/1}. */
    public static String failure(String document, String message) {
        return write(new Failed("jiheng/error/1", document, message));
    }

    /** An evaluation in a single line, without a line break at its end. */
    public static byte[] line(Evaluation evaluation) {
        return compact(new Document("jiheng/evaluation/1", evaluation, null));
    }

    /** What stands in place of such a line where there is no result. */
    public static byte[] failureLine(String document, String message) {
        return compact(new Failed("jiheng/error/1", document, message));
    }

    private static byte[] compact(Object document) {
        try {
            return MAPPER.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Any record, in the same manner. */
    static String write(Object document) {
        try {
            return MAPPER.writer(PRETTY).writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Codes are words in lower case, parted by hyphens. */
    @SuppressWarnings("rawtypes")
    private static final class Code extends StdSerializer<Enum> {
        private static final long serialVersionUID = 1L;

        Code() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    private static final class Day extends StdSerializer<LocalDate> {
        private static final long serialVersionUID = 1L;

        Day() {
            super(LocalDate.class);
        }

        @Override
        public void serialize(LocalDate value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.toString());
        }
    }
}
