package org.jiheng.engine.facts;

import org.jspecify.annotations.Nullable;

/**
 * How complaints are taken.
 *
 * @param ledger whether a complaint ledger (投诉台账) is kept
 * @param channel whether a complaint channel is open to the public
 */
public record ComplaintHandling(
        @Nullable Boolean ledger, @Nullable Boolean channel) {}
