package org.jiheng.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.document.Document;
import org.jiheng.document.DocumentReader;
import org.jiheng.document.FiledFiles;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.Reviewer;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.report.ReviewWorkbook;
import org.jiheng.review.FormScores;
import org.jiheng.review.Partitions;
import org.jiheng.review.bureau.Dismissals;
import org.jiheng.review.bureau.Earlier;
import org.jiheng.review.bureau.Filed;
import org.jiheng.review.bureau.Ledger;
import org.jiheng.review.bureau.Line;
import org.jiheng.review.bureau.ReviewRun;
import org.jiheng.review.bureau.Roster;
import org.jiheng.review.bureau.Saved;
import org.jiheng.review.form.Approvals;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.source.TreeReader;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jiheng review FILE|DIR|ZIP…}: finds what contradicts itself in documents as departments file them. */
@Command(name = "review", description = "审核自评材料的勾稽关系 / find what contradicts itself in self-evaluations")
final class ReviewCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE|DIR|ZIP",
            arity = "1..*",
            description = "Word、Excel、PDF、文本，或其文件夹、压缩包 / documents, folders, archives")
    private List<Path> inputs = List.of();

    @Option(names = "--format", paramLabel = "text|json|html|docx", description = "输出格式，默认 text / output format")
    private ReviewOutput.Format format = ReviewOutput.Format.TEXT;

    @Option(
            names = "--output",
            paramLabel = "FILE|DIR",
            description = "写入文件；是文件夹时每份文件各写一个 / write to a file, or to a folder, a file for each document")
    private @Nullable String outputTo;

    @Option(names = "--summary", paramLabel = "F.xlsx", description = "写出汇总工作簿 / write the summary workbook")
    private @Nullable Path summary;

    @Option(names = "--roster", paramLabel = "F.xlsx|csv", description = "应报名单 / who should have filed")
    private @Nullable Path roster;

    @Option(
            names = "--against",
            paramLabel = "F.xlsx|csv",
            description = "批复的目标与执行金额 / targets approved and amounts executed")
    private @Nullable Path against;

    @Option(
            names = "--previous",
            paramLabel = "REVIEW.json",
            description = "上一轮的结果，文件或文件夹 / the results of the round before, a file or a folder")
    private @Nullable Path previous;

    @Option(names = "--dismissals", paramLabel = "FILE", description = "已认可的发现 / findings to leave out, with reasons")
    private @Nullable Path dismissals;

    @Option(names = "--resume", description = "跳过未变的文件 / skip documents that have not changed")
    private boolean resume;

    @Option(names = "--show", paramLabel = "rounding", description = "尾差也列出 / list what rounding explains, too")
    private @Nullable Show show;

    @Option(
            names = "--fail-on",
            paramLabel = "error|suspicious|never",
            description = "发现哪一级时退出码为 1，默认 error / what makes the exit code 1")
    private Tally.FailOn failOn = Tally.FailOn.ERROR;

    @Mixin
    private ReviewFiles besides = new ReviewFiles();

    @Mixin
    private Shared shared = new Shared();

    @Spec
    private @Nullable CommandSpec spec;

    /** What is listed besides errors and doubts. */
    enum Show {
        ROUNDING
    }

    @Override
    public Integer call() {
        Path output = outputTo == null ? null : Path.of(outputTo);
        boolean several = inputs.size() > 1 || FiledFiles.holdsSeveral(inputs.get(0));
        besides.check(several ? 2 : 1);
        if (format == ReviewOutput.Format.DOCX && output == null) {
            throw InputException.of(Place.whole("--format docx"), "cli.docx-needs-output");
        }
        Path rules = shared.rulesFolder();
        Partitions partitions = Partitions.read(rules);
        Roster due = roster == null ? null : Roster.read(list(roster));
        Approvals approvals = against == null ? Approvals.NONE : Approvals.read(list(against));
        Earlier earlier = previous == null ? Earlier.NONE : Earlier.read(previous);
        Dismissals decisions = dismissals == null ? Dismissals.NONE : Dismissals.read(dismissals);
        Saved saved = saved(output, rules, List.of(approvals.digest(), earlier.key(), decisions.key()));
        Shared.folderFor(summary);
        Tally tally = new Tally(failOn, summary != null || due != null);
        ReviewOutput result = new ReviewOutput(format, several, show != null, shared.language, out());
        try (Reviewer reviewer = Reviewer.compile(RulesFolder.open(rules).readReview(), rules);
                FormScores scores = FormScores.read(rules)) {
            ReviewRun run = new ReviewRun(
                    reviewer,
                    partitions,
                    scores,
                    approvals,
                    earlier,
                    decisions,
                    due,
                    shared.language,
                    (document, bytes, review) -> besides.write(document, bytes, review, scores, shared.language));
            Consumer<Consumer<Filed>> each = writing -> run.each(
                    inputs,
                    ours(output),
                    file -> saved == null || !resume ? Optional.empty() : saved.find(file),
                    filed -> {
                        writing.accept(filed);
                        tally.take(filed);
                    });
            if (saved != null) {
                each.accept(filed -> result.own(filed, saved));
            } else {
                result.whole(output, each);
            }
        }
        List<Line> lines = Ledger.of(tally.filed(), due);
        if (due != null) {
            err().println(Tally.missing(due, lines, shared.language));
        }
        if (summary != null) {
            Shared.deliver(summary, out -> ReviewWorkbook.write(lines, out, shared.language));
        }
        decisions.unused().forEach(this::unused);
        return tally.code();
    }

    /** A folder for a file of each document, where one is asked for. */
    private @Nullable Saved saved(@Nullable Path folder, Path rules, List<String> options) {
        boolean wanted = folder != null
                && outputTo != null
                && (resume || Files.isDirectory(folder) || outputTo.matches(".*[/\\\\]"));
        if (resume && (folder == null || format != ReviewOutput.Format.JSON)) {
            throw InputException.of(Place.whole("--resume"), "cli.needs-folder", "--resume --format json");
        }
        if (!wanted || folder == null) {
            return null;
        }
        List<String> made = Stream.concat(
                        Stream.of(Evaluator.ENGINE, shared.language.name(), String.valueOf(show)), options.stream())
                .toList();
        Saved saved = new Saved(folder, Saved.digest(rules, made));
        saved.tidy();
        return saved;
    }

    /** The program's own files, which may lie in the folder that is reviewed. */
    private Set<Path> ours(@Nullable Path output) {
        return Stream.of(output, summary, roster, against, previous, dismissals)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
    }

    private static Document list(Path file) {
        return DocumentReader.read(file.toString(), TreeReader.bytes(file));
    }

    private void unused(Dismissals.Dismissal each) {
        String documents =
                each.document().isEmpty() ? Message.of("cli.all-documents").in(shared.language) : each.document();
        err().println(Message.of("cli.no-such-dismissal", each.place(), each.id(), documents)
                .in(shared.language));
    }

    private PrintWriter out() {
        return line().getOut();
    }

    private PrintWriter err() {
        return line().getErr();
    }

    private picocli.CommandLine line() {
        if (spec == null) {
            throw new IllegalStateException("run by picocli only");
        }
        return spec.commandLine();
    }
}
