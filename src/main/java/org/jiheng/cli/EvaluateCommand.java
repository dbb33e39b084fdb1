package org.jiheng.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.inquiry.Explainer;
import org.jiheng.inquiry.Explanation;
import org.jiheng.inquiry.Trials;
import org.jiheng.report.ExplanationText;
import org.jiheng.report.JsonReport;
import org.jiheng.report.TextReport;
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
    @Parameters(paramLabel = "FILE", description = "提交文件（YAML 或 JSON）/ the submission, YAML or JSON")
    private Path file = Path.of("");

    @Option(names = "--standard", paramLabel = "ID", description = "评分标准 / the standard, if the submission names none")
    private @Nullable String standard;

    @Option(
            names = "--explain",
            paramLabel = "INDICATOR|PROBLEM",
            description = "说明某一指标的得分或某一问题的有无 / why an indicator has its points, a problem was found or not")
    private @Nullable String explain;

    @Option(names = "--format", paramLabel = "text|json", description = "输出格式，默认 text / output format")
    private Format format = Format.TEXT;

    @Option(names = "--output", paramLabel = "FILE", description = "写入文件 / write to a file")
    private @Nullable Path output;

    @Option(names = "--waivers", paramLabel = "FILE", description = "核准免扣文件 / what was approved not to be deducted")
    private @Nullable Path waivers;

    @Mixin
    private Shared shared = new Shared();

    @Spec
    private @Nullable CommandSpec spec;

    /** A form of output. */
    enum Format {
        TEXT,
        JSON
    }

    @Override
    public Integer call() {
        Submitted submitted = Submitted.read(file, standard, waivers, shared.rulesFolder());
        try (Evaluator evaluator = Evaluator.compile(submitted.pack(), shared.rulesFolder())) {
            Trials trials = submitted.trials(evaluator, shared.language);
            Explanation explanation = explain == null ? null : Explainer.explain(trials, explain);
            Shared.deliver(text(trials.evaluation(), explanation), output, Shared.out(spec));
        }
        return 0;
    }

    /** In JSON the explanation is part of the evaluation; people asked for it and get it alone. */
    private String text(Evaluation evaluation, @Nullable Explanation explanation) {
        if (format == Format.JSON) {
            return JsonReport.of(evaluation, explanation);
        }
        return explanation == null
                ? TextReport.of(evaluation, shared.language)
                : ExplanationText.of(explanation, shared.language);
    }
}
