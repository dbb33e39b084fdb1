package org.jiheng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.jiheng.source.InputException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that the guard lets through and that would not come to an end are stopped, and say why. */
class RunawayTest {
    @TempDir
    Path folder;

    static Stream<Arguments> runaways() {
        return Stream.of(
                Arguments.of(
                        "measures that derive each other",
                        measure("Indicator(id == \"asset-utilisation\")", "1B", "\"a\"")
                                + measure("Measure(name == \"a\", subject == \"\", $v : value)", "$v + 1B", "\"b\"")
                                + measure("Measure(name == \"b\", subject == \"\", $v : value)", "$v + 1B", "\"a\""),
                        "engine.measure-twice"),
                Arguments.of(
                        "a measure that derives itself",
                        measure("Indicator(id == \"asset-utilisation\")", "1B", "\"a\"")
                                + measure("Measure(name == \"a\", subject == \"\", $v : value)", "$v + 1B", "\"a\""),
                        "engine.measure-twice"),
                Arguments.of(
                        "measures that square each other",
                        measure("Indicator(id == \"asset-utilisation\")", "12345.6789B", "\"a0\"")
                                + Stream.iterate(0, i -> i < 12, i -> i + 1)
                                        .map(i -> measure(
                                                "Measure(name == \"a" + i + "\", subject == \"\", $v : value)",
                                                "$v * $v * $v * $v",
                                                "\"a" + (i + 1) + "\""))
                                        .reduce("", String::concat),
                        "engine.too-many-digits"));
    }

    private static String measure(String condition, String value, String name) {
        return "rule \"measure " + Integer.toHexString((condition + value + name).hashCode()) + "\"\nwhen\n" + condition
                + "\n$x : BigDecimal() from (" + value + " + 0B)\nthen\nreport.measure(" + name
                + ", $x, \"x\");\nend\n";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runaways")
    void areStopped(String name, String rules, String key) {
        Path copy = Evaluations.copyOfRules(folder);
        Evaluations.write(copy.resolve("example-county-2025/runaway.drl"), rules);
        String submission = Evaluations.read(Path.of("fixtures/example-county-2025/submission.yaml"));
        long started = System.nanoTime();
        InputException stopped = catchThrowableOfType(InputException.class, () -> Evaluations.ofText(submission, copy));
        assertThat(stopped).isNotNull();
        assertThat(stopped.complaints())
                .extracting(complaint -> complaint.message().key())
                .containsExactly(key);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(20));
    }
}
