package org.jiheng.engine.verdict;

import java.math.BigDecimal;
import org.jiheng.engine.facts.Criterion;
import org.jiheng.engine.facts.Indicator;
import org.jiheng.engine.facts.Problem;

/**
 * All that a rule can do: one call of this object. The rule's name, its bindings and the facts it matched are taken from the
 * match, so no rule names itself. In {@code arithmetic}, {@code {name}} stands for the value bound to {@code $name}. A reason is
 * Chinese, with English after a bar: {@code "没有固定资产 | no fixed assets"}.
 */
public interface Report {
    /** A derived figure of the department. */
    void measure(String name, BigDecimal value, String arithmetic);

    /** A derived figure of one subject: a goal, a project. */
    void measure(String name, String subject, BigDecimal value, String arithmetic);

    /** The criterion earns these points; what they lack to its full points is a deduction. */
    void award(Criterion criterion, BigDecimal points, String arithmetic);

    /** As above; a deduction is worded by the reason that the method keeps under this name. */
    void award(Criterion criterion, BigDecimal points, String arithmetic, String reason);

    /** The criterion loses these points; several may add up, never below 0. */
    void deduct(Criterion criterion, BigDecimal points, String arithmetic);

    /** The whole indicator of this criterion is worth 0. */
    void veto(Criterion criterion, String arithmetic);

    /** These points of the criterion cannot be settled. */
    void unknown(Criterion criterion, BigDecimal points, String reason);

    /** The indicator does not apply to the department; the standard says what it then earns. */
    void notApplicable(Indicator indicator, String reason);

    /** The indicator does not apply, for the reason that its row of standard.yaml states. */
    void notApplicable(Indicator indicator);

    /** There is nothing in the department that this problem could be about. */
    void notApplicable(Problem problem, String reason);

    /** The problem was found. */
    void problem(Problem problem);

    /** The problem was found in one subject: a project, a management system. */
    void problem(Problem problem, String subject);

    /** The problem was found in one subject, in the words that its entry of problems.yaml keeps under a name. */
    void problem(Problem problem, String subject, String message);
}
