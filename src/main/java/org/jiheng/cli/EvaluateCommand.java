package org.jiheng.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.Submission;
import org.jiheng.engine.Waivers;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.intake.SubmissionReader;
import org.jiheng.intake.WaiverReader;
import org.jiheng.report.JsonReport;
import org.jiheng.report.TextReport;
import org.jiheng.source.Complaints;
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

/** {@code jiheng evaluate FILE}: scores one submission. */
@Command(name = "evaluate", description = "按标准评价一个部门 / score one department against its standard")
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "提交文件（YAML 或 JSON）/ the submission, YAML or JSON")
    private Path file = Path.of("");

    @Option(names = "--standard", paramLabel = "ID", description = "评分标准 / the standard, if the submission names none")
    private @Nullable String standard;

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
        Complaints complaints = new Complaints();
        Submission submission = SubmissionReader.read(file.toString(), TreeReader.bytes(file), complaints);
        Waivers approved = waivers == null
                ? Waivers.NONE
                : WaiverReader.read(waivers.toString(), TreeReader.bytes(waivers), submission.department(), complaints);
        Pack pack = pack(submission, complaints);
        Evaluator.check(pack, submission, complaints);
        Evaluator.check(pack, submission, approved, complaints);
        complaints.throwIfAny();
        try (Evaluator evaluator = Evaluator.compile(pack, shared.rulesFolder())) {
            Evaluation evaluation = evaluator.evaluate(submission, approved, shared.language);
            String text =
                    format == Format.JSON ? JsonReport.of(evaluation) : TextReport.of(evaluation, shared.language);
            Shared.deliver(text, output, out());
        }
        return 0;
    }

    /** The pack the submission is to be scored by; where there is none, that is told together with all else. */
    private Pack pack(Submission submission, Complaints complaints) {
        String own = submission.standard();
        String id = standard == null ? own : standard;
        if (id.isEmpty()) {
            complaints.add(Place.whole(file.toString()), "cli.no-standard");
        } else if (!own.isEmpty() && !id.equals(own)) {
            complaints.add(Place.whole(file.toString()), "cli.standard-differs", id, own);
        } else {
            try {
                return RulesFolder.open(shared.rulesFolder()).read(id);
            } catch (InputException e) {
                complaints.addAll(e.complaints());
            }
        }
        throw new InputException(complaints.complaints());
    }

    private PrintWriter out() {
        if (spec == null) {
            throw new IllegalStateException("run by picocli only");
        }
        return spec.commandLine().getOut();
    }
}
