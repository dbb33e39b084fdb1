package org.jiheng.live;

import java.nio.file.Path;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.standard.Pack;
import org.jspecify.annotations.Nullable;

/** A version ready to evaluate by. Its compiled rules are given up with the last of all that use them. */
final class Ready {
    private final Version version;
    private final Evaluator evaluator;
    private final @Nullable Ready compiled;
    private int uses = 1;

    private Ready(Version version, Evaluator evaluator, @Nullable Ready compiled) {
        this.version = version;
        this.evaluator = evaluator;
        this.compiled = compiled;
    }

    /** A version whose rules are to be compiled. */
    static Ready compile(Version version, Pack pack, Path root) {
        Ready ready = new Ready(version, Evaluator.compile(pack, root), null);
        // read now what the check of the next version asks for, and not while somebody waits for that
        ready.evaluator.rules();
        return ready;
    }

    /** A version with the rules of this one and other tables. */
    Ready with(Version other, Pack pack) {
        Ready owner = compiled == null ? this : compiled;
        if (!owner.take()) {
            throw new IllegalStateException("no longer in use");
        }
        return new Ready(other, evaluator.with(pack), owner);
    }

    Version version() {
        return version;
    }

    Evaluator evaluator() {
        return evaluator;
    }

    /** False where the last user is gone already. */
    synchronized boolean take() {
        if (uses == 0) {
            return false;
        }
        uses++;
        return true;
    }

    void release() {
        if (lastGone()) {
            if (compiled == null) {
                evaluator.close();
            } else {
                compiled.release();
            }
        }
    }

    private synchronized boolean lastGone() {
        uses--;
        return uses == 0;
    }
}
