package org.jiheng.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jiheng.batch.Assessor;
import org.jiheng.batch.Batch;
import org.jiheng.batch.Result;
import org.jiheng.batch.Summary;
import org.jiheng.corpus.Corpus;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.report.BatchWorkbook;
import org.jiheng.report.JsonReport;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jiheng batch DIR|FILE.jsonl|F.xlsx}: scores all departments there are, a line of JSON for each. */
@Command(name = "batch", description = "成批评价，每个部门一行 JSON / score many departments, a line of JSON each")
final class BatchCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "DIR|FILE.jsonl|F.xlsx",
            description = "提交文件的文件夹、每行一份的 JSON Lines 或多单位收集表 / a folder, JSON Lines or a workbook of submissions")
    private Path source = Path.of("");

    @Option(names = "--standard", paramLabel = "ID", required = true, description = "评分标准 / the standard")
    private String standard = "";

    @Option(
            names = "--output",
            paramLabel = "FILE.jsonl",
            required = true,
            description = "结果，顺序同输入 / the results, in the order of the input")
    private Path output = Path.of("");

    @Option(names = "--summary", paramLabel = "FILE.xlsx", description = "写出汇总工作簿 / write the summary workbook")
    private @Nullable Path summaryTo;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "线程数，默认为处理器数 / threads; default: one for each processor")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--resume", description = "接着上次中断处继续 / continue where a run was cut off")
    private boolean resume;

    @Mixin
    private Shared shared = new Shared();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (threads < 1) {
            throw InputException.of(Place.whole("--threads"), "cli.threads", threads);
        }
        Shared.folderFor(output);
        Shared.folderFor(summaryTo);
        Shared.apart(output, source, summaryTo);
        Shared.apart(summaryTo, source);
        Path rules = shared.rulesFolder();
        Pack pack = RulesFolder.open(rules).read(standard);
        List<Path> ours =
                Stream.of(output, summaryTo).flatMap(Stream::ofNullable).toList();
        try (Corpus corpus = Corpus.open(source, ours)) {
            if (!corpus.hasNext()) {
                throw InputException.of(Place.whole(source.toString()), "source.empty");
            }
            try (Evaluator evaluator = Evaluator.compile(pack, rules);
                    Batch batch = Batch.open(output, new Assessor(evaluator, shared.language), BatchCommand::line)) {
                return run(corpus, batch, pack);
            }
        }
    }

    private int run(Corpus corpus, Batch batch, Pack pack) {
        Summary summary = summaryTo == null ? null : new Summary();
        Count count;
        String task = Message.of("batch.task").in(shared.language);
        String unit = Message.of("batch.unit").in(shared.language);
        try (Progress progress = new Progress(task, unit, corpus::expected)) {
            count = new Count(summary, progress);
            batch.run(corpus, threads, resume, count);
        }
        if (summaryTo != null && summary != null) {
            Shared.deliver(
                    summaryTo,
                    out -> BatchWorkbook.write(summary, pack.standard(), pack.digest(), out, shared.language));
        }
        batch.finish();
        Shared.out(spec)
                .println(Message.of("batch.done", count.lines, count.evaluated, count.lines - count.evaluated, output)
                        .in(shared.language));
        if (count.fault) {
            return Jiheng.FAULT;
        }
        if (count.evaluated == 0) {
            Shared.err(spec).println(count.firstFailure);
            return Jiheng.UNUSABLE;
        }
        return 0;
    }

    private static byte[] line(Result result) {
        Evaluation evaluation = result.evaluation();
        return evaluation == null
                ? JsonReport.failureLine(result.document(), result.message())
                : JsonReport.line(evaluation);
    }

    /** Counts what comes by, and passes it on to a summary where one is asked for. */
    private static final class Count implements Batch.Following {
        private final @Nullable Summary summary;
        private final Progress progress;
        private long lines;
        private long evaluated;
        private boolean fault;
        private String firstFailure = "";

        Count(@Nullable Summary summary, Progress progress) {
            this.summary = summary;
            this.progress = progress;
        }

        @Override
        public void done(Result result) {
            lines++;
            evaluated += result.evaluation() == null ? 0 : 1;
            fault |= result.fault();
            firstFailure = firstFailure.isEmpty() ? result.message() : firstFailure;
            if (summary != null) {
                summary.done(result);
            }
            progress.step();
        }

        @Override
        public void kept(byte[] line, boolean usable) {
            lines++;
            evaluated += usable ? 1 : 0;
            if (summary != null) {
                summary.kept(line, usable);
            }
            progress.kept();
        }
    }
}
