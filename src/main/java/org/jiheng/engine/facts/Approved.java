package org.jiheng.engine.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An indicator as the finance bureau approved it, beside the form that should carry it.
 *
 * @param id the form's id and the indicator
 * @param form the form's id
 * @param row the id of the row that carries it; null where none does
 * @param indicator its name as approved
 * @param operator {@code >=}, {@code <=}, {@code =}, {@code >} or {@code <}; null where the target is no number
 * @param target the number approved, in {@code targetUnit}
 * @param weight its weight, where the approval gives one
 * @param place where the approval says so
 */
public record Approved(
        String id,
        String form,
        @Nullable String row,
        String indicator,
        String targetText,
        @Nullable String operator,
        @Nullable BigDecimal target,
        String targetUnit,
        @Nullable BigDecimal weight,
        String place) {}
