package org.jiheng.authoring.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jiheng.Evaluations;
import org.jiheng.authoring.revision.Change.Effect;
import org.jiheng.report.RevisionJson;
import org.jiheng.report.RevisionText;
import org.jiheng.source.InputException;
import org.jiheng.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What changed from one edition to another. The whole text is written anew only by {@code -Djiheng.golden=write}. */
class RevisionTest {
    private static final Path GOLDEN = Path.of("src/test/resources/org/jiheng/authoring/revision");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyKindOfChangeReadsAsItIsKept(Language language) throws IOException {
        Edition revised = Revised.in(folder).thoroughly().edition();
        String text = RevisionText.of(Comparison.of(Revised.SHIPPED, revised, language), language)
                .replaceAll("(版本|摘要|version|digest) [0-9a-f]+", "$1 …");
        Path kept = GOLDEN.resolve("thorough." + language.name().toLowerCase(Locale.ROOT) + ".txt");
        if ("write".equals(System.getProperty("jiheng.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(kept, text);
        }
        assertThat(text).isEqualTo(Files.readString(kept));
    }

    @Test
    void twiceTheSameIsTheSame() {
        Edition revised = Revised.in(folder).thoroughly().edition();
        String first = RevisionJson.of(Comparison.of(Revised.SHIPPED, revised, Language.ZH), Language.ZH);
        Edition again = Edition.read(folder.resolve("rules"), Revised.ID);
        assertThat(RevisionJson.of(Comparison.of(Revised.SHIPPED, again, Language.ZH), Language.ZH))
                .isEqualTo(first);
    }

    @Test
    void commentsWhiteSpaceAndTheFileARuleStandsInAreNoChange() {
        Revised revised = Revised.in(folder)
                .standard("# --- 20 points", "# --- twenty points")
                .change(Revised.ID + "/county.drl", "when\n  $c", "when\n\n  // the criterion\n     $c")
                .change("common/problems.dslr", "  在职人数 多于 编制数", "  在职人数　多于  编制数")
                .append(Revised.ID + "/more.drl", "// nothing\n");
        assertThat(revised.revision().changes()).isEmpty();
        assertThat(RevisionText.of(revised.revision(), Language.EN))
                .contains("The two versions do not differ")
                .doesNotContain("1.");
    }

    @Test
    void aNumberInASentenceIsAChangeOfItsRuleAsWritten() {
        Revision revision = Revised.in(folder)
                .change("common/problems.dslr", "部门预算执行率 低于 80%", "部门预算执行率 低于 85%")
                .revision();
        assertThat(revision.changes()).singleElement().satisfies(change -> {
            assertThat(change.id()).isEqualTo("rule:budget: execution of the whole budget below the limit");
            assertThat(change.effect()).isEqualTo(Effect.PROBLEMS);
            assertThat(change.before()).contains("部门预算执行率 低于 80%");
            assertThat(change.after()).contains("部门预算执行率 低于 85%");
        });
    }

    @Test
    void aMeasureThatNeedsOtherFactsIsOneChangeAndNotOneOfAllThatUseIt() {
        Revision revision = Revised.in(folder)
                .change(
                        "common/measures.yaml",
                        "needs: [budget.initial, budget.annual]",
                        "needs: [budget.initial, budget.annual, budget.increased]")
                .revision();
        assertThat(revision.changes()).extracting(Change::id).containsExactly("measure:adjustment-rate");
    }

    @Test
    void aStandardCopiedForAnotherCountyIsHeldAgainstTheOneItCameFrom() throws IOException {
        Path rules = Revised.in(folder).rules();
        Path copy = rules.resolve("other-county-2026");
        Files.createDirectory(copy);
        try (var files = Files.list(rules.resolve(Revised.ID))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName().toString()));
            }
        }
        Evaluations.change(copy.resolve("standard.yaml"), "id: example-county-2025", "id: other-county-2026");
        Evaluations.change(copy.resolve("standard.yaml"), "atLeast: 90, points: 12", "atLeast: 95, points: 12");
        Evaluations.change(
                copy.resolve("standard.yaml"),
                "atLeast: 80, below: 90, points: 8",
                "atLeast: 80, below: 95, points: 8");
        for (Edition.Pair pair : List.of(
                Edition.open(Revised.ID, "other-county-2026", rules),
                Edition.open(Revised.ID, copy.toString(), Evaluations.RULES))) {
            assertThat(Comparison.of(pair.before(), pair.after(), Language.ZH).changes())
                    .extracting(Change::id)
                    .containsExactly("standard:standard", "indicator:public-satisfaction");
        }
    }

    @Test
    void eitherSideMayBeAWholeRulesFolderWhereTheOtherSaysWhichStandard() {
        Path rules = Revised.in(folder).standard("minimum: -3", "minimum: -4").rules();
        Edition.Pair pair = Edition.open(Revised.ID, rules.toString(), Evaluations.RULES);
        assertThat(Comparison.of(pair.before(), pair.after(), Language.ZH).changes())
                .extracting(Change::id)
                .containsExactly("indicator:self-evaluation-quality");
        assertThatThrownBy(() -> Edition.open(rules.toString(), "rules", Evaluations.RULES))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("which standard is meant");
        assertThatThrownBy(() -> Edition.open("fixtures/example-county-2025", Revised.ID, Evaluations.RULES))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("There is no standard");
        assertThatThrownBy(() -> Edition.open("exmple-county-2025", Revised.ID, Evaluations.RULES))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("example-county-2025");
    }

    @Test
    void aReasonIsTakenFromTheSectionNotYetPublishedOrFromTheNewest() {
        Path notes = folder.resolve("CHANGES.md");
        Evaluations.write(notes, "# 变更\n\n## 2026\n\n- `a`：新的\n* `b c`: 也是\n\n## 2025\n\n- `a`：旧的\n- `d`：旧的\n");
        assertThat(Reasons.read(notes)).containsOnly(java.util.Map.entry("a", "新的"), java.util.Map.entry("b c", "也是"));
        Evaluations.write(notes, Evaluations.read(notes) + "\n## 未发布\n\n- `e`：将来\n");
        assertThat(Reasons.read(notes)).containsOnly(java.util.Map.entry("e", "将来"));
    }
}
