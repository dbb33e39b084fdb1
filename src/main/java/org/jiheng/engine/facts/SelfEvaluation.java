package org.jiheng.engine.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was found of a project's self-evaluation.
 *
 * @param actualDescribed whether it says what was actually done
 * @param executedOnForm the executed amount on the form, in 万元
 * @param executedInAccounts the executed amount in the final accounts, in 万元
 * @param executedAgrees whether the two agree, where only that is known
 * @param reportProvided whether the evaluation report was handed in
 * @param due the last day for filing
 * @param filed the day it was filed
 */
public record SelfEvaluation(
        String project,
        @Nullable Boolean actualDescribed,
        @Nullable BigDecimal executedOnForm,
        @Nullable BigDecimal executedInAccounts,
        @Nullable Boolean executedAgrees,
        @Nullable Boolean reportProvided,
        @Nullable LocalDate due,
        @Nullable LocalDate filed) {}
