package org.jiheng.engine.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Points given by an evaluator (评价机构评定) where no figure settles them.
 *
 * @param subject the criterion judged
 */
public record Judgement(
        String subject,
        BigDecimal points,
        String reason,
        @Nullable String evidenceIndex,
        @Nullable String scorer,
        @Nullable String reviewer) {}
