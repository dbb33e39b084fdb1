package org.jiheng.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jiheng.corpus.Filing;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.Replies;
import org.jiheng.engine.Submission;
import org.jiheng.inquiry.Explainer;
import org.jiheng.inquiry.Explanation;
import org.jiheng.inquiry.Trials;
import org.jiheng.intake.ReplyReader;
import org.jiheng.report.word.Stage;
import org.jiheng.source.Complaints;
import org.jiheng.source.TreeReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jiheng evaluate FILE}: scores one submission. */
@Command(name = "evaluate", description = "按标准评价一个部门 / score one department against its standard")
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            description = "提交文件（YAML、JSON）或收集表（.xlsx）/ the submission, YAML or JSON, or a collection workbook")
    private Path file = Path.of("");

    @Option(names = "--standard", paramLabel = "ID", description = "评分标准 / the standard, if the submission names none")
    private @Nullable String standard;

    @Option(
            names = "--explain",
            paramLabel = "INDICATOR|PROBLEM",
            description = "说明某一指标的得分或某一问题的有无 / why an indicator has its points, a problem was found or not")
    private @Nullable String explain;

    @Option(names = "--format", description = "输出格式，默认 text：${COMPLETION-CANDIDATES} / output format")
    private EvaluationFormat format = EvaluationFormat.TEXT;

    @Option(names = "--output", paramLabel = "FILE", description = "写入文件 / write to a file")
    private @Nullable Path output;

    @Option(names = "--waivers", paramLabel = "FILE", description = "核准免扣文件 / what was approved not to be deducted")
    private @Nullable Path waivers;

    @Option(
            names = "--stage",
            paramLabel = "draft|comment|final",
            description = "报告状态，默认 draft：初稿、征求意见稿、定稿 / how far the report has got")
    private Stage stage = Stage.DRAFT;

    @Option(names = "--comments", paramLabel = "FILE", description = "收到的意见及答复 / comments received, with answers")
    private @Nullable Path comments;

    @Mixin
    private Shared shared = new Shared();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Shared.apart(output, file, waivers, comments);
        List<Filing> opened = Filing.of(file);
        if (opened.size() > 1) {
            return several(opened);
        }
        format.check(output);
        Path rules = shared.rulesFolder();
        Submitted submitted = Submitted.read(opened.get(0), standard, waivers, rules);
        try (Evaluator evaluator = Evaluator.compile(submitted.pack(), rules)) {
            byte[] written = written(submitted, evaluator);
            if (output == null) {
                Shared.out(spec).print(new String(written, StandardCharsets.UTF_8));
            } else {
                Shared.deliver(output, stream -> stream.write(written));
            }
        }
        return 0;
    }

    private byte[] written(Submitted submitted, Evaluator evaluator) {
        Trials trials = submitted.trials(evaluator, shared.language);
        Explanation explanation = explain == null ? null : Explainer.explain(trials, explain);
        Path rules = shared.rulesFolder();
        Replies replies = replies(submitted.submission());
        return format.write(new EvaluationFormat.Outcome(
                submitted, trials.evaluation(), explanation, rules, stage, replies, shared.language));
    }

    /** The departments of one workbook, each standard compiled once. */
    private int several(List<Filing> opened) {
        Map<String, Evaluator> evaluators = new HashMap<>();
        try {
            return new SeveralEvaluations(format, output, shared.language, spec).write(opened, each -> {
                Path rules = shared.rulesFolder();
                Submitted submitted = Submitted.read(each, standard, waivers, rules);
                return written(
                        submitted,
                        evaluators.computeIfAbsent(
                                submitted.pack().standard().id(), id -> Evaluator.compile(submitted.pack(), rules)));
            });
        } finally {
            evaluators.values().forEach(Evaluator::close);
        }
    }

    private Replies replies(Submission submission) {
        if (comments == null) {
            return Replies.NONE;
        }
        Complaints complaints = new Complaints();
        Replies replies =
                ReplyReader.read(comments.toString(), TreeReader.bytes(comments), submission.department(), complaints);
        complaints.throwIfAny();
        return replies;
    }
}
