package org.jiheng.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jiheng.engine.Evaluator;
import org.jiheng.inquiry.GradeSearch;
import org.jiheng.inquiry.Simulation;
import org.jiheng.inquiry.Simulator;
import org.jiheng.inquiry.Trials;
import org.jiheng.report.JsonReport;
import org.jiheng.report.SimulationText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jiheng simulate FILE}: what a change of facts would come to; a working aid. */
@Command(name = "simulate", description = "提分测算，仅供内部参考 / what if facts were different; a working aid")
final class SimulateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "提交文件（YAML 或 JSON）/ the submission, YAML or JSON")
    private Path file = Path.of("");

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    /** What is asked: other facts, or a grade. */
    static final class What {
        @Option(
                names = "--set",
                paramLabel = "FACT=VALUE",
                description = "把某项事实改为另一取值，可重复 / set a fact to another value; repeatable",
                required = true)
        private List<String> set = new ArrayList<>();

        @Option(
                names = "--reach",
                paramLabel = "GRADE",
                description = "为达到某一等级最少须改正哪些事项 / the fewest facts to put right for a grade",
                required = true)
        private @Nullable String reach;
    }

    @Option(names = "--standard", paramLabel = "ID", description = "评分标准 / the standard, if the submission names none")
    private @Nullable String standard;

    @Option(names = "--format", paramLabel = "text|json", description = "输出格式，默认 text / output format")
    private Format format = Format.TEXT;

    @Option(names = "--output", paramLabel = "FILE", description = "写入文件 / write to a file")
    private @Nullable Path output;

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
        Submitted submitted = Submitted.read(file, standard, null, shared.rulesFolder());
        try (Evaluator evaluator = Evaluator.compile(submitted.pack(), shared.rulesFolder())) {
            Trials trials = submitted.trials(evaluator, shared.language);
            Simulation simulation =
                    what.reach == null ? Simulator.set(trials, what.set) : GradeSearch.reach(trials, what.reach);
            String text =
                    format == Format.JSON ? JsonReport.of(simulation) : SimulationText.of(simulation, shared.language);
            Shared.deliver(text, output, Shared.out(spec));
        }
        return 0;
    }
}
