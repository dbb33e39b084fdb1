package org.jiheng.live;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.standard.Pack;

/**
 * One version of a standard for as long as one evaluation takes: it stays what it is, and usable, until the lease is closed, whatever
 * becomes of the folder meanwhile.
 */
public final class Lease implements AutoCloseable {
    private final Ready ready;
    private final AtomicBoolean closed = new AtomicBoolean();

    Lease(Ready ready) {
        this.ready = ready;
    }

    public Version version() {
        return ready.version();
    }

    /** What to hold a submission against before it is evaluated. */
    public Pack pack() {
        return ready.evaluator().pack();
    }

    /** By any number of threads; not to be closed, and not to be used once the lease is. */
    public Evaluator evaluator() {
        if (closed.get()) {
            throw new IllegalStateException("the lease is closed");
        }
        return ready.evaluator();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            ready.release();
        }
    }
}
