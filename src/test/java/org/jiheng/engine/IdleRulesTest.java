package org.jiheng.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.RulesFolder;
import org.junit.jupiter.api.Test;

/** What a rule base goes without; that nothing is missed shows where the two builders are compared. */
class IdleRulesTest {
    private static final Path RULES = Path.of("rules");
    private static final RulesFolder FOLDER = RulesFolder.open(RULES);

    @Test
    void a_standard_goes_without_the_rules_of_methods_it_does_not_use() {
        Pack county = FOLDER.read("example-county-2025");
        Pack forms = FOLDER.read("xinjiang-project-self-evaluation");
        try (RuleBase rules = RuleBase.compile(county, "rules", RuleCompiler.Builder.EXECUTABLE)) {
            Set<String> idle = rules.idle(county);
            assertThat(idle).contains("form direct: exactly as set, the points are full");
            assertThat(idle)
                    .doesNotContain(
                            "bands: the band that holds the measure decides the points",
                            "judged: the evaluator gives the points",
                            "figures: a figure is below its limit",
                            "measure: satisfaction");
            assertThat(rules.idle(forms)).doesNotContain("form direct: exactly as set, the points are full");
        }
    }

    @Test
    void figures_that_neither_a_rule_nor_a_row_names_are_not_asked_for() {
        Pack county = FOLDER.read("example-county-2025");
        try (RuleBase rules = RuleBase.compile(county, "rules", RuleCompiler.Builder.EXECUTABLE)) {
            assertThat(rules.figures(county))
                    .contains(
                            "execution-rate", "posts.authorised", "work.keyDone", "patents.growth", "disclosure.secret")
                    .doesNotContain("posts.retired", "form-completion");
        }
    }
}
