package org.jiheng.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.Evaluations;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.text.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every case of every shipped standard, by its own name; and what the command says of cases that lack or fail. */
class PackCasesTest {
    private static final List<PackCases> OPEN = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        OPEN.forEach(PackCases::close);
    }

    @TestFactory
    Stream<DynamicNode> cases() {
        return RulesFolder.open(Evaluations.RULES).standards().stream().map(PackCasesTest::ofStandard);
    }

    private static DynamicNode ofStandard(String id) {
        PackCases pack = PackCases.open(Evaluations.RULES, id);
        OPEN.add(pack);
        return dynamicContainer(
                id,
                pack.cases().stream()
                        .map(each -> dynamicTest(
                                each.name().zh(),
                                () -> assertThat(pack.run(each)).isEmpty())));
    }

    @Test
    void shippedPacksAreCoveredAndEveryFigureIsHeldByACase() {
        List<String> all = RulesFolder.open(Evaluations.RULES).standards();
        StandardsTest.Outcome outcome = StandardsTest.run(Evaluations.RULES, all, true, true, Language.ZH);
        assertThat(outcome.clean()).as(outcome.text()).isTrue();
    }

    @Test
    void submissionsThatCasesBuildOnAreThoseOfTheFixtures() {
        assertThat(Path.of("rules/example-county-2025/cases/base.yaml"))
                .hasSameTextualContentAs(Path.of("fixtures/example-county-2025/submission.yaml"));
        assertThat(Path.of("rules/example-province-2025/cases/base.yaml"))
                .hasSameTextualContentAs(Path.of("fixtures/example-province-2025/submission.yaml"));
        assertThat(Path.of("rules/urumqi-etdz-2023/cases/base-published.yaml"))
                .hasSameTextualContentAs(Path.of("fixtures/urumqi-etdz-2023/submission.yaml"));
    }

    @Test
    void aChangedBandFailsTheCaseThatSaysOtherwise() {
        Path rules = Evaluations.copyOfRules(folder);
        Path standard = rules.resolve("example-county-2025/standard.yaml");
        Evaluations.change(standard, "- {atLeast: 90, points: 12}", "- {atLeast: 89, points: 12}");
        Evaluations.change(standard, "{atLeast: 80, below: 90, points: 8}", "{atLeast: 80, below: 89, points: 8}");
        StandardsTest.Outcome outcome =
                StandardsTest.run(rules, List.of("example-county-2025"), false, false, Language.ZH);
        assertThat(outcome.clean()).isFalse();
        assertThat(outcome.text())
                .contains("不通过 1\n")
                .contains("服务对象满意度89.9%的，得8分")
                .contains("indicators.public-satisfaction.earned：应为 8，实为 12.00")
                .contains("“public-satisfaction”的界限 89 缺少用例：恰好等于");
    }

    @Test
    void withoutItsCasesARowIsCalledUncoveredAndItsFiguresSurvive() throws Exception {
        Path rules = Evaluations.copyOfRules(folder);
        Files.delete(rules.resolve("urumqi-etdz-2023/cases/outcome.yaml"));
        StandardsTest.Outcome outcome = StandardsTest.run(rules, List.of("urumqi-etdz-2023"), false, true, Language.EN);
        assertThat(outcome.clean()).isFalse();
        assertThat(outcome.text())
                .contains("\"rd-growth\" lacks cases: points lost")
                .contains("limit 100 of \"rd-growth\" lacks cases: within one unit below, within one unit above");
    }
}
