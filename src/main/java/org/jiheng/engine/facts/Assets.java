package org.jiheng.engine.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Fixed assets by value, in 万元.
 *
 * @param total 固定资产账面总额
 * @param inUse value of the fixed assets in use
 * @param utilisation 固定资产利用率 in percent, where the amounts themselves are not known; amounts come first
 * @param counted value that the last stocktaking found
 * @param lastInventory the day of the last stocktaking (盘点)
 */
public record Assets(
        @Nullable BigDecimal total,
        @Nullable BigDecimal inUse,
        @Nullable BigDecimal utilisation,
        @Nullable BigDecimal counted,
        @Nullable LocalDate lastInventory) {}
