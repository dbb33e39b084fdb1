package org.jiheng.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jiheng.engine.standard.Pack.RuleFile;
import org.jiheng.source.Complaints;
import org.junit.jupiter.api.Test;

class FiguresAskedTest {
    @Test
    void a_rule_asks_for_the_figures_it_names_wherever_it_names_them() {
        assertThat(figures("""
                        $problem : Problem(code == "x")
                        Measure(name == "budget.annual", subject == "", $annual : value)
                        not Measure(name == "budget.executed", value > $annual)
                        (Flag(name == "plan.schedule", value == false) or Flag(name in ("a", "b"), value == true))
                        """)).contains(Set.of("budget.annual", "budget.executed", "plan.schedule", "a", "b"));
    }

    @Test
    void a_figure_that_a_row_names_is_left_to_the_row() {
        assertThat(figures("""
                        $problem : Problem(finds == "below-figure", $figure : figure, $than : than)
                        Measure(name == $than, subject == "", $base : value)
                        Measure(name == $figure, subject == "", value < $base)
                        """)).contains(Set.of());
    }

    @Test
    void a_rule_that_could_match_any_figure_says_so() {
        assertThat(figures("""
                        $problem : Problem(code == "x")
                        Measure(name != "budget.annual", subject == "", value < 0B)
                        """)).isEmpty();
        assertThat(figures("""
                        $problem : Problem(code == "x")
                        Task($task : name)
                        Measure(name == $task, value < 0B)
                        """)).isEmpty();
    }

    private static Optional<Set<String>> figures(String conditions) {
        Complaints complaints = new Complaints();
        String text = "rule \"r\"\nwhen\n" + conditions + "then\n  report.problem($problem);\nend\n";
        List<RuleTree> rules = Guard.check(new RuleFile("x/x.drl", "rules.x", text), "rules", complaints)
                .rules();
        assertThat(complaints.complaints()).isEmpty();
        return rules.get(0).figures();
    }
}
