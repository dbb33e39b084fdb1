package org.jiheng.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.review.Review;
import org.jiheng.review.Review.Severity;
import org.jiheng.review.bureau.Filed;
import org.jiheng.review.bureau.Filed.Status;
import org.jiheng.review.bureau.Line;
import org.jiheng.review.bureau.Roster;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** What the exit code and the summary need of the documents. */
final class Tally {
    /** More names than these are left to the workbook. */
    private static final int NAMES = 10;

    private final FailOn failOn;
    private final boolean keeps;
    private final List<Filed> filed = new ArrayList<>();
    private boolean usable;
    private boolean fails;

    /** {@code keeps} says whether the documents are wanted afterwards. */
    Tally(FailOn failOn, boolean keeps) {
        this.failOn = failOn;
        this.keeps = keeps;
    }

    /** From which severity on the exit code says so. */
    enum FailOn {
        ERROR,
        SUSPICIOUS,
        NEVER
    }

    void take(Filed each) {
        Review review = each.review();
        usable |= review != null;
        fails |= review != null
                && review.findings().stream().anyMatch(finding -> switch (failOn) {
                    case ERROR -> finding.severity() == Severity.ERROR;
                    case SUSPICIOUS -> finding.severity() != Severity.ROUNDING;
                    case NEVER -> false;
                });
        if (keeps) {
            filed.add(each);
        }
    }

    List<Filed> filed() {
        return filed;
    }

    /** 2 where no file could be used, 1 where something is as bad as asked for, else 0. */
    int code() {
        return !usable ? Jiheng.UNUSABLE : fails ? 1 : 0;
    }

    /** How many filings are due, which are missing, and how many documents might be those. */
    static String missing(Roster due, List<Line> lines, Language language) {
        List<String> missing = lines.stream()
                .filter(line -> line.status() == Status.MISSING)
                .map(line -> line.unit() + (line.project().isEmpty() ? "" : "·" + line.project()))
                .toList();
        String names = missing.stream().limit(NAMES).collect(Collectors.joining("、"));
        String told = Message.of(
                        "cli.roster",
                        due.expected().size(),
                        missing.size(),
                        missing.size() > NAMES ? names + "……" : names)
                .in(language);
        long unclear = lines.stream()
                .filter(line -> line.status() == Status.UNCLEAR)
                .flatMap(line -> Stream.ofNullable(line.document()))
                .distinct()
                .count();
        return unclear == 0
                ? told
                : told + "\n" + Message.of("cli.roster-unclear", unclear).in(language);
    }
}
