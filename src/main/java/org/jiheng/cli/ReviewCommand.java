package org.jiheng.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jiheng.document.Document;
import org.jiheng.document.DocumentReader;
import org.jiheng.engine.Reviewer;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.report.ReturnSheet;
import org.jiheng.report.ReviewHtml;
import org.jiheng.report.ReviewReport;
import org.jiheng.report.ReviewText;
import org.jiheng.review.FormScores;
import org.jiheng.review.Partitions;
import org.jiheng.review.Review;
import org.jiheng.review.Review.Severity;
import org.jiheng.review.Reviewing;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.source.TreeReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jiheng review FILE…}: finds what contradicts itself in documents as departments file them. */
@Command(name = "review", description = "审核自评材料的勾稽关系 / find what contradicts itself in self-evaluations")
final class ReviewCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Word、Excel、PDF、文本 / documents: Word, Excel, PDF, text")
    private List<Path> files = List.of();

    @Option(names = "--format", paramLabel = "text|json|html|docx", description = "输出格式，默认 text / output format")
    private Format format = Format.TEXT;

    @Option(names = "--output", paramLabel = "FILE", description = "写入文件 / write to a file")
    private @Nullable Path output;

    @Option(names = "--show", paramLabel = "rounding", description = "尾差也列出 / list what rounding explains, too")
    private @Nullable Show show;

    @Option(
            names = "--fail-on",
            paramLabel = "error|suspicious|never",
            description = "发现哪一级时退出码为 1，默认 error / what makes the exit code 1")
    private FailOn failOn = FailOn.ERROR;

    @Mixin
    private ReviewFiles besides = new ReviewFiles();

    @Mixin
    private Shared shared = new Shared();

    @Spec
    private @Nullable CommandSpec spec;

    /** A form of output. */
    enum Format {
        TEXT,
        JSON,
        HTML,
        DOCX
    }

    /** What is listed besides errors and doubts. */
    enum Show {
        ROUNDING
    }

    /** From which severity on the exit code says so. */
    enum FailOn {
        ERROR,
        SUSPICIOUS,
        NEVER
    }

    @Override
    public Integer call() {
        besides.check(files.size());
        Path sheet = output;
        if (format == Format.DOCX && sheet == null) {
            throw InputException.of(Place.whole("--format docx"), "cli.docx-needs-output");
        }
        Path rules = shared.rulesFolder();
        Partitions partitions = Partitions.read(rules);
        List<ReviewReport.Outcome> outcomes = new ArrayList<>();
        try (Reviewer reviewer = Reviewer.compile(RulesFolder.open(rules).readReview(), rules);
                FormScores scores = FormScores.read(rules)) {
            for (Path file : files) {
                outcomes.add(review(file, reviewer, partitions, scores));
            }
        }
        if (format == Format.DOCX && sheet != null) {
            byte[] document = ReturnSheet.of(outcomes, shared.language);
            Shared.deliver(sheet, out -> out.write(document));
        } else {
            Shared.deliver(text(outcomes), output, out());
        }
        return code(outcomes);
    }

    private String text(List<ReviewReport.Outcome> outcomes) {
        return switch (format) {
            case JSON -> ReviewReport.json(outcomes, show != null, shared.language);
            case HTML -> ReviewHtml.of(outcomes, show != null, shared.language);
            default -> ReviewText.of(outcomes, show != null, shared.language);
        };
    }

    private ReviewReport.Outcome review(Path file, Reviewer reviewer, Partitions partitions, FormScores scores) {
        byte[] bytes;
        Document document;
        try {
            bytes = TreeReader.bytes(file);
            document = DocumentReader.read(file.toString(), bytes);
        } catch (InputException e) {
            return new ReviewReport.Outcome(file.toString(), null, e);
        }
        Review review = Reviewing.review(document, reviewer, partitions, scores, shared.language);
        besides.write(document, bytes, review, scores, shared.language);
        return new ReviewReport.Outcome(file.toString(), review, null);
    }

    /** 2 where no file could be used, 1 where something is as bad as asked for, else 0. */
    private int code(List<ReviewReport.Outcome> outcomes) {
        List<Review> reviews = outcomes.stream()
                .flatMap(o -> java.util.stream.Stream.ofNullable(o.review()))
                .toList();
        if (reviews.isEmpty()) {
            return Jiheng.UNUSABLE;
        }
        boolean fails = reviews.stream()
                .flatMap(review -> review.findings().stream())
                .anyMatch(finding -> switch (failOn) {
                    case ERROR -> finding.severity() == Severity.ERROR;
                    case SUSPICIOUS -> finding.severity() != Severity.ROUNDING;
                    case NEVER -> false;
                });
        return fails ? 1 : 0;
    }

    private PrintWriter out() {
        if (spec == null) {
            throw new IllegalStateException("run by picocli only");
        }
        return spec.commandLine().getOut();
    }
}
