package org.jiheng.authoring.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.Evaluations;
import org.jiheng.authoring.PackChecker;
import org.jiheng.authoring.StandardsTest;
import org.jiheng.authoring.publication.NewStandard.Begun;
import org.jiheng.source.Place;
import org.jiheng.text.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A standard begun from another one. */
class NewStandardTest {
    private static final String EXAMPLE = "example-county-2025";
    private static final String OTHER = "other-county-2026";

    @TempDir
    Path folder;

    private Path rules = Path.of("");

    @BeforeEach
    void copy() {
        rules = Evaluations.copyOfRules(folder);
    }

    private String read(String file) {
        return Evaluations.read(rules.resolve(file));
    }

    @Test
    void isTheOtherOneWithItsOwnIdAsADraft() throws IOException {
        Begun begun = NewStandard.begin(rules, OTHER, EXAMPLE);
        String document = """
                document:
                  zh: 示例财绩〔2025〕1号（虚构）附件
                  en: Example document of 2025, number 1 (fictitious), annex
                basis: fictitious
                """;
        assertThat(read(OTHER + "/standard.yaml"))
                .isEqualTo(read(EXAMPLE + "/standard.yaml")
                        .replace("\nid: " + EXAMPLE, "\nid: " + OTHER)
                        .replace(document, "document:\n  zh: 草案\n  en: draft\nbasis: draft\n"));
        assertThat(read(OTHER + "/cases/base.yaml"))
                .isEqualTo(read(EXAMPLE + "/cases/base.yaml").replace(EXAMPLE, OTHER));
        assertThat(read(OTHER + "/county.drl")).isEqualTo(read(EXAMPLE + "/county.drl"));
        assertThat(read(OTHER + "/CHANGES.md"))
                .startsWith("# 修订记录 Changes\n\n## 未发布\n\n- 以 " + EXAMPLE + "（版本 ")
                .doesNotContain("Made up for learning");
        assertThat(names(OTHER)).isEqualTo(names(EXAMPLE));
        assertThat(begun.files()).isEqualTo(names(OTHER).size());
        assertThat(begun.next().stream().map(each -> each.in(Language.EN)))
                .contains(rules.resolve(OTHER).resolve("standard.yaml") + ":4:1  title");
        assertThat(begun.cited()).isEmpty();
    }

    private List<String> names(String pack) throws IOException {
        try (Stream<Path> files = Files.walk(rules.resolve(pack))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> rules.resolve(pack).relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {EXAMPLE, "xinjiang-project-self-evaluation"})
    void passesCheckAndTestAtOnce(String from) {
        NewStandard.begin(rules, OTHER, from);
        assertThat(PackChecker.check(rules, List.of(OTHER)).findings()).isEmpty();
        StandardsTest.Outcome outcome = StandardsTest.run(rules, List.of(OTHER), false, false, Language.ZH);
        assertThat(outcome.clean()).as(outcome.text()).isTrue();
    }

    @Test
    void leavesThePublicationAndTheVersionOfTheOtherOneBehind() {
        Evaluations.change(
                rules.resolve(EXAMPLE + "/standard.yaml"), "\ntitle:\n", "\nversion: 2025.1 # the first\ntitle:\n");
        Evaluations.write(
                rules.resolve(EXAMPLE + "/published.yaml"), "version: a\ndigest: b\nengine: c\ndate: 2026-01-01\n");
        Evaluations.write(
                rules.resolve(EXAMPLE + "/parameters.yaml"),
                "asset-utilisation.floor:\n  - {value: 60, basis: official, clause: 某文}\n");
        Begun begun = NewStandard.begin(rules, OTHER, EXAMPLE);
        assertThat(read(OTHER + "/standard.yaml")).doesNotContain("version:").contains("\nid: " + OTHER + "\ntitle:\n");
        assertThat(rules.resolve(OTHER + "/published.yaml")).doesNotExist();
        assertThat(begun.cited())
                .containsExactly(
                        new Place(rules.resolve(OTHER + "/parameters.yaml").toString(), 2, 17));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Other", "示例", "common", "a b", "../x", "-a", EXAMPLE})
    void isRefusedWhereItsIdIsNoneOrTaken(String id) throws IOException {
        List<Path> before = all();
        assertThatThrownBy(() -> NewStandard.begin(rules, id, EXAMPLE))
                .hasMessageContaining(id.equals(EXAMPLE) ? "exists already" : "cannot be the id of a standard");
        assertThat(all()).isEqualTo(before);
    }

    @Test
    void isRefusedWhereThereIsNothingToBeginFromOrItCannotBeRead() throws IOException {
        List<Path> before = all();
        assertThatThrownBy(() -> NewStandard.begin(rules, OTHER, "example-county-2024"))
                .hasMessageContaining("There is no standard \"example-county-2024\". Maybe \"example-county-2025\"?");
        Evaluations.write(rules.resolve(EXAMPLE + "/cases/whole.yaml"), "- name: [1\n");
        assertThatThrownBy(() -> NewStandard.begin(rules, OTHER, EXAMPLE)).hasMessageContaining("whole.yaml:");
        assertThat(all()).isEqualTo(before);
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }
}
