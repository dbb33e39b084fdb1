package org.jiheng.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jiheng.cli.Jiheng;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code evaluate --format json} prints, against the schema that scripts rely on. */
class JsonSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonNode SCHEMA = schema();
    private static final JsonSchema VALIDATOR =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(SCHEMA);
    private static final Path SAMPLE = Path.of("fixtures/urumqi-etdz-2023/submission.yaml");

    /** Every submission is evaluated once for all tests; rules take a while to compile. One project form stands for all. */
    private static final Map<Path, String> DOCUMENTS = new ConcurrentHashMap<>();

    static List<Path> submissions() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("fixtures"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> read(file).path("department").isObject())
                    .filter(file -> !file.toString().contains("projects") || file.endsWith("02.yaml"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void there_are_submissions_to_test_with() throws IOException {
        assertThat(submissions()).contains(SAMPLE);
    }

    @ParameterizedTest
    @MethodSource("submissions")
    void every_submission_gives_a_document_that_the_schema_takes(Path submission) {
        assertThat(VALIDATOR.validate(parse(document(submission)))).isEmpty();
        assertThat(VALIDATOR.validate(parse(evaluate(submission, "--lang", "en"))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("submissions")
    void fields_stand_in_the_order_of_the_schema(Path submission) {
        List<String> misplaced = new ArrayList<>();
        compareOrder(parse(document(submission)), SCHEMA, "", misplaced);
        assertThat(misplaced).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("submissions")
    void two_runs_give_the_same_bytes(Path submission) {
        assertThat(evaluate(submission)).isEqualTo(document(submission));
    }

    @Test
    void waivers_give_a_document_that_the_schema_takes() {
        Path example = Path.of("fixtures/example-county-2025");
        JsonNode document = parse(evaluate(
                example.resolve("submission.yaml"),
                "--waivers",
                example.resolve("waivers.yaml").toString()));
        assertThat(places(document)).isEmpty();
        assertThat(document.at("/score/beforeWaivers").decimalValue()).isEqualByComparingTo("84.2");
        assertThat(document.at("/score/earned").decimalValue()).isEqualByComparingTo("84.6");
        assertThat(document.at("/problems/0/waiver/document").asText()).isEqualTo("示例财绩函〔2026〕4号（虚构）");
        assertThat(document.at("/notices/1/code").asText()).isEqualTo("waiver.expired");
        object(document.at("/problems/0/waiver")).remove("expires");
        assertThat(places(document)).hasSize(1);
    }

    @Test
    void a_department_of_which_nothing_is_known_gives_a_document_that_the_schema_takes(@TempDir Path folder)
            throws IOException {
        Path submission = folder.resolve("submission.yaml");
        Files.writeString(submission, """
                department: {name: 示例县科学技术局, year: 2023, asOf: 2024-07-31, fictitious: true}
                standard: urumqi-etdz-2023
                """);
        JsonNode document = parse(evaluate(submission));
        assertThat(VALIDATOR.validate(document)).isEmpty();
        assertThat(document.at("/score/grade").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "budget-adjustment",
                "asset-utilisation",
                "financial-compliance",
                "posts.over-staffed",
                "complaints.no-ledger",
                "self-evaluation.irregular"
            })
    void an_explanation_is_part_of_the_document_that_the_schema_takes(String asked) {
        Path example = Path.of("fixtures/example-county-2025/submission.yaml");
        JsonNode document = parse(evaluate(example, "--explain", asked));
        assertThat(VALIDATOR.validate(document)).isEmpty();
        assertThat(document.at("/explanation/id").asText()).isEqualTo(asked);
        List<String> misplaced = new ArrayList<>();
        compareOrder(document, SCHEMA, "", misplaced);
        assertThat(misplaced).isEmpty();
        assertThat(object(document).remove("explanation")).isNotNull();
        assertThat(document).isEqualTo(parse(document(example)));
    }

    @Test
    void a_misspelt_verdict_is_refused() {
        JsonNode document = sample();
        object(document.at("/indicators/0")).put("verdict", "mett");
        assertThat(places(document)).containsExactly("$.indicators[0].verdict");
    }

    @Test
    void an_unknown_field_is_refused() {
        JsonNode document = sample();
        object(document.at("/score")).put("totl", 1);
        assertThat(places(document)).containsExactly("$.score");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/schema",
                "/score/grade",
                "/digests/waivers",
                "/indicators/0/ledger/0/points",
                "/indicators/0/ledger/0/evidence/0/source",
                "/problems/0/recoverable",
                "/problems/0/waiver",
                "/checks/0/missing"
            })
    void a_field_left_out_is_refused(String pointer) {
        JsonNode document = sample();
        int slash = pointer.lastIndexOf('/');
        JsonNode removed = object(document.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));
        assertThat(removed).as("the sample has %s", pointer).isNotNull();
        assertThat(places(document)).hasSize(1);
    }

    @Test
    void points_written_as_text_are_refused() {
        JsonNode document = sample();
        object(document.at("/score")).put("earned", "90.30");
        assertThat(places(document)).containsExactly("$.score.earned");
    }

    @Test
    void an_undetermined_check_that_lacks_nothing_is_refused() {
        JsonNode document = sample();
        ObjectNode check = object(document.at("/checks/0"));
        check.put("state", "undetermined").putArray("missing");
        check.putArray("collect").add("编制数");
        assertThat(places(document)).containsExactly("$.checks[0].missing");
    }

    @Test
    void the_schema_is_one_of_its_draft() {
        JsonSchema draft = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of(SCHEMA.path("$schema").asText()));
        assertThat(draft.validate(SCHEMA)).isEmpty();
    }

    @Test
    void every_field_is_described_by_one_sentence() {
        List<String> undescribed = new ArrayList<>();
        for (JsonNode object : objects()) {
            object.path("properties").properties().forEach(field -> {
                if (!field.getValue().path("description").asText().matches("[^\\n]+\\.")) {
                    undescribed.add(field.getKey());
                }
            });
        }
        assertThat(undescribed).isEmpty();
    }

    @Test
    void no_object_takes_fields_it_does_not_name() {
        assertThat(objects())
                .hasSizeGreaterThan(10)
                .allMatch(object -> object.path("additionalProperties").isBoolean()
                        && !object.path("additionalProperties").asBoolean());
    }

    /** The parts of the schema that describe an object of the document. */
    private static List<JsonNode> objects() {
        return SCHEMA.findParents("properties").stream()
                .filter(part -> part.has("type"))
                .toList();
    }

    private static void compareOrder(JsonNode value, JsonNode written, String at, List<String> misplaced) {
        JsonNode schema =
                written.has("$ref") ? SCHEMA.at(written.path("$ref").asText().substring(1)) : written;
        if (value.isArray()) {
            value.forEach(item -> compareOrder(item, schema.path("items"), at + "[]", misplaced));
        } else if (value.isObject()) {
            List<String> order = names(schema.path("properties"));
            List<String> found = names(value);
            if (!found.equals(order.stream().filter(found::contains).toList())) {
                misplaced.add(at + " " + found);
            }
            value.properties()
                    .forEach(field -> compareOrder(
                            field.getValue(),
                            schema.path("properties").path(field.getKey()),
                            at + "/" + field.getKey(),
                            misplaced));
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A document the schema takes, to be spoilt. */
    private static JsonNode sample() {
        JsonNode document = parse(document(SAMPLE));
        assertThat(places(document)).isEmpty();
        return document;
    }

    private static ObjectNode object(JsonNode node) {
        assertThat(node).isInstanceOf(ObjectNode.class);
        return (ObjectNode) node;
    }

    private static List<String> places(JsonNode document) {
        Set<ValidationMessage> messages = VALIDATOR.validate(document);
        return messages.stream()
                .map(message -> message.getInstanceLocation().toString())
                .toList();
    }

    private static String document(Path submission) {
        return DOCUMENTS.computeIfAbsent(submission, file -> evaluate(file));
    }

    private static String evaluate(Path submission, String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> arguments =
                new ArrayList<>(List.of("evaluate", submission.toString(), "--format", "json", "--rules", "rules"));
        arguments.addAll(List.of(more));
        int code = Jiheng.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        return out.toString();
    }

    private static JsonNode parse(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode schema() {
        try (InputStream in = JsonReport.class.getResourceAsStream("evaluation.schema.json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
