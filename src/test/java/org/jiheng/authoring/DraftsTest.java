package org.jiheng.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jiheng.Evaluations;
import org.jiheng.authoring.PackChecker.Checked;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a standard may lack before it is published, and values that change with the year. */
class DraftsTest {
    private static final String EXAMPLE = "example-county-2025";

    @TempDir
    Path folder;

    @Test
    void shippedPacksHaveAllTextsInBothLanguages() {
        List<String> all = RulesFolder.open(Evaluations.RULES).standards();
        assertThat(PackChecker.check(Evaluations.RULES, all).remarks()).isEmpty();
    }

    @Test
    void aPackInChineseAloneIsCheckedTestedAndScoredAndTheLackIsOnlyRemarked() {
        Path rules = Evaluations.copyOfRules(folder);
        Path standard = rules.resolve(EXAMPLE).resolve("standard.yaml");
        String chinese = Evaluations.read(standard)
                .replaceAll("(?m)^ +en: .*\\n", "")
                .replaceAll(", en: (\"[^\"]*\"|[^}\"]*)}", "}")
                .replaceAll("\\{zh: ([^},\"]*)}", "$1")
                .replaceFirst("(?m)^basis: .*$", "basis: draft");
        Evaluations.write(standard, chinese);
        Evaluations.change(rules.resolve(EXAMPLE).resolve("county.drl"), " | no fixed assets", "");
        Checked checked = PackChecker.check(rules, List.of(EXAMPLE));
        assertThat(checked.findings()).isEmpty();
        String remark = checked.remarks().get(0).in(Language.EN);
        assertThat(checked.remarks()).hasSize(1);
        assertThat(remark)
                .matches("(?s)\\d\\d texts? .*|\\d\\d text\\(s\\) without English.*")
                .contains("\n    " + rules.resolve(EXAMPLE).resolve("county.drl") + ":")
                .endsWith("\n    …");
        StandardsTest.Outcome outcome = StandardsTest.run(rules, List.of(EXAMPLE), false, false, Language.ZH);
        assertThat(outcome.clean()).as(outcome.text()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2025, FIRED", "2026, CLEAR"})
    void aValueThatEndsThisYearAndOneThatBeginsNextBothHoldInTheirYear(int year, String state) {
        Path rules = Evaluations.copyOfRules(folder);
        Evaluations.change(
                rules.resolve(EXAMPLE).resolve("standard.yaml"),
                "years: {from: 2025, until: 2025}",
                "years: {from: 2025, until: 2026}");
        Evaluations.write(rules.resolve(EXAMPLE).resolve("parameters.yaml"), """
                asset-utilisation.floor:
                  - {value: 95, until: 2025, basis: draft}
                  - {value: 90, from: 2026, basis: draft}
                """);
        assertThat(PackChecker.check(rules, List.of(EXAMPLE)).findings()).isEmpty();
        String submission = Evaluations.read(Path.of("fixtures/example-county-2025/submission.yaml"))
                .replace("\n  year: 2025\n", "\n  year: " + year + "\n")
                .replace("asOf: 2026-03-31", "asOf: " + (year + 1) + "-03-31");
        assertThat(Evaluations.ofText(submission, rules).checks())
                .filteredOn(check -> check.code().equals("assets.low-utilisation"))
                .extracting(check -> check.state().name())
                .containsExactly(state, "CLEAR");
    }
}
