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
 * @param hiresBeyond whether anybody is hired beyond posts, where no number is known
 * @param leadersAuthorised 领导职数
 * @param leaders leaders in post
 * @param paidFromProjects pay of hired staff taken from project money, in 万元
 */
public record Posts(
        @Nullable BigDecimal authorised,
        @Nullable BigDecimal inPost,
        @Nullable BigDecimal retired,
        @Nullable BigDecimal hiredBeyond,
        @Nullable Boolean hiresBeyond,
        @Nullable BigDecimal leadersAuthorised,
        @Nullable BigDecimal leaders,
        @Nullable BigDecimal paidFromProjects) {}
