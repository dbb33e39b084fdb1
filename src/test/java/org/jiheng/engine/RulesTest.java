package org.jiheng.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jiheng.engine.facts.Parameter;
import org.jiheng.engine.facts.Said;
import org.jiheng.engine.guard.Guard.Guarded;
import org.jiheng.engine.standard.Pack.RuleFile;
import org.jiheng.engine.verdict.Findings;
import org.jiheng.source.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kie.api.runtime.KieSession;

/** Rules that were compiled before say what rules compiled now say, and nothing runs that the guard would refuse. */
class RulesTest {
    private static final String RULE = """
            rule "above a limit"
            when
              Parameter(name == "limit", value > 1B, $limit : value)
              Said(field == "level", $id : subject)
            then
              report.finding($id, "high", "{limit}");
            end
            """;

    @TempDir
    Path temporary;

    @Test
    void whatWasCompiledBeforeSaysTheSame() throws IOException {
        List<String> first = said(RULE);
        assertThat(first).containsExactly("row high {limit}");
        assertThat(names()).hasSize(2);
        List<String> cached = said(rules(RULE, () -> {
            throw new IllegalStateException("must not be asked again");
        }));
        assertThat(cached).isEqualTo(first);
        assertThat(names()).hasSize(2);
    }

    @Test
    void changedRulesAreCompiledAnew() throws IOException {
        said(RULE);
        assertThat(said(RULE.replace("1B", "3B"))).isEmpty();
        assertThat(said(RULE.replace("high", "low"))).containsExactly("row low {limit}");
        assertThat(names()).hasSize(6);
        // another table, the same rules: they must pass anew, and need not be compiled anew
        assertThat(said(rules(RULE, "other", () -> guarded(RULE)))).containsExactly("row high {limit}");
        assertThat(names()).hasSize(7);
    }

    @Test
    void whatTheGuardRefusesIsNeverKept() throws IOException {
        String refused = RULE.replace("value > 1B", "value > 1.5");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> said(refused)).isInstanceOf(InputException.class);
        }
        assertThat(temporary.resolve("jiheng")).doesNotExist();
    }

    @Test
    void entriesThatAreTornOrChangedAreMadeAnew() throws IOException {
        List<String> first = said(RULE);
        List<Path> entries = names();
        for (int kind = 0; kind < 4; kind++) {
            for (Path entry : entries) {
                byte[] whole = Files.readAllBytes(entry);
                Files.write(entry, broken(whole, kind));
                assertThat(said(RULE)).isEqualTo(first);
                assertThat(names()).isEqualTo(entries);
                assertThat(new RuleCache(new CacheFolder(temporary.resolve("jiheng"))).passed(key(RULE)))
                        .as("mended")
                        .isNotNull();
            }
        }
    }

    private static byte[] broken(byte[] whole, int kind) {
        return switch (kind) {
            case 0 -> new byte[0];
            case 1 -> java.util.Arrays.copyOf(whole, whole.length / 2);
            case 2 -> {
                byte[] changed = whole.clone();
                changed[whole.length - 7] ^= 1;
                yield changed;
            }
            // whole by its digest, and yet no rules
            default -> RuleCache.entry("nothing of the kind".getBytes(StandardCharsets.UTF_8));
        };
    }

    @Test
    void withoutACacheTheResultIsTheSame() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");
        RuleCache none = new RuleCache(new CacheFolder(file.resolve("jiheng")));
        assertThat(said(Rules.of(files(RULE), "pack", "rules", () -> guarded(RULE), none)))
                .isEqualTo(said(RULE));
    }

    @Test
    void twoProcessesMayCompileTheSameAtOnce() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            RulesTest.class.getName(),
                            temporary.toString())
                    .redirectOutput(new File(temporary.toFile(), i + ".txt"))
                    .redirectErrorStream(true)
                    .start());
        }
        for (int i = 0; i < 2; i++) {
            assertThat(processes.get(i).waitFor())
                    .as(Files.readString(temporary.resolve(i + ".txt")))
                    .isZero();
            assertThat(temporary.resolve(i + ".txt")).hasContent("[row high {limit}]");
        }
        assertThat(names()).hasSize(2);
        assertThat(said(rules(RULE, () -> {
                    throw new IllegalStateException("must not be asked again");
                })))
                .containsExactly("row high {limit}");
    }

    /** One of two processes that start at once. */
    public static void main(String[] arguments) {
        System.out.println(said(rules(RULE, "pack", () -> guarded(RULE), Path.of(arguments[0]))));
    }

    private List<String> said(String text) {
        return said(rules(text, () -> guarded(text)));
    }

    private Rules rules(String text, Supplier<List<Guarded>> guard) {
        return rules(text, "pack", guard);
    }

    private Rules rules(String text, String pack, Supplier<List<Guarded>> guard) {
        return rules(text, pack, guard, temporary);
    }

    private static Rules rules(String text, String pack, Supplier<List<Guarded>> guard, Path base) {
        return Rules.of(files(text), pack, "rules", guard, new RuleCache(new CacheFolder(base.resolve("jiheng"))));
    }

    private static String key(String text) {
        return java.util.Objects.requireNonNull(RuleKey.ofPassed(files(text), "pack"));
    }

    private static List<Guarded> guarded(String text) {
        return RuleCompiler.guard(files(text), "rules");
    }

    private static List<RuleFile> files(String text) {
        return List.of(new RuleFile("review/own.drl", "rules.review", text));
    }

    private static List<String> said(Rules rules) {
        List<String> said = new ArrayList<>();
        KieSession session = rules.base().newKieSession();
        try {
            session.setGlobal("report", new Findings() {
                @Override
                public void computed(
                        org.jiheng.engine.facts.Claim claim,
                        BigDecimal value,
                        BigDecimal low,
                        BigDecimal high,
                        String arithmetic) {
                    said.add("computed");
                }

                @Override
                public void finding(String subject, String code, String arithmetic) {
                    said.add(subject + " " + code + " " + arithmetic);
                }
            });
            Stream.of(new Parameter("limit", BigDecimal.valueOf(2)), new Said("row", "level", "good"))
                    .forEach(session::insert);
            session.fireAllRules(10);
        } finally {
            session.dispose();
        }
        return said;
    }

    private List<Path> names() throws IOException {
        try (Stream<Path> files = Files.list(temporary.resolve("jiheng"))) {
            return files.sorted().toList();
        }
    }
}
