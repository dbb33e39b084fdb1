package org.jiheng.engine.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How complaints are taken.
 *
 * @param ledger whether a complaint ledger (投诉台账) is kept
 * @param channel whether a complaint channel is open to the public
 * @param received complaints received in the year
 * @param answered of these, answered
 */
public record ComplaintHandling(
        @Nullable Boolean ledger,
        @Nullable Boolean channel,
        @Nullable BigDecimal received,
        @Nullable BigDecimal answered) {}
