package org.jiheng.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.time.Duration;
import java.util.function.LongUnaryOperator;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far a long run has got, its rate and the time left: on standard error, where that is a terminal, and else nowhere. */
final class Progress implements AutoCloseable {
    /** Asking how many there are costs something, however little. */
    private static final int EACH = 64;

    private static final int MILLIS = 500;
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private final String task;
    private final String unit;
    private final LongUnaryOperator expected;
    private final boolean shown = isTerminal();
    private @Nullable ProgressBar bar;
    private long done;

    /** @param expected how many there may be, judged by how many were done */
    Progress(String task, String unit, LongUnaryOperator expected) {
        this.task = task;
        this.unit = unit;
        this.expected = expected;
    }

    /** Where the system does not say, a console stands for it; from Java 22 on there always is one. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        try {
            return Files.isSymbolicLink(STANDARD_ERROR)
                    ? Files.readSymbolicLink(STANDARD_ERROR).toString().matches("/dev/(pts/|tty|console).*")
                    : System.console() != null;
        } catch (IOException e) {
            return false;
        }
    }

    /** One that an earlier run did; it says nothing of the rate of this one. */
    void kept() {
        done++;
    }

    void step() {
        if (shown && bar == null) {
            bar = bar();
        }
        done++;
        if (bar != null && done % EACH == 0) {
            bar.maxHint(Math.max(done, expected.applyAsLong(done)));
            bar.stepTo(done);
        }
    }

    private ProgressBar bar() {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setUnit(unit, 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(MILLIS)
                .setInitialMax(Math.max(done, expected.applyAsLong(done)))
                .startsFrom(done, Duration.ZERO)
                .showSpeed(new DecimalFormat("#,##0"))
                .setConsumer(new ConsoleProgressBarConsumer(err))
                .build();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.maxHint(done);
            bar.stepTo(done);
            bar.close();
        }
    }
}
