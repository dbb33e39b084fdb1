package org.jiheng.engine.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Head counts. Retired staff are not in post, and staff hired beyond the authorised posts (编外聘用) are counted apart.
 *
 * @param authorised 编制
 * @param inPost 在职
 * @param retired 退休
 * @param hiredBeyond 编外聘用
 */
public record Posts(
        @Nullable BigDecimal authorised,
        @Nullable BigDecimal inPost,
        @Nullable BigDecimal retired,
        @Nullable BigDecimal hiredBeyond) {}
