package org.jiheng.cli;

import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.report.StandardText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jiheng standards …}: what standards there are and what they say. */
@Command(
        name = "standards",
        description = "查看、检查评分标准 / the scoring standards",
        mixinStandardHelpOptions = true,
        subcommands = CheckCommand.class)
final class StandardsCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "standards list | standards show ID | standards check");
        }
    }

    @Command(name = "list", description = "列出全部标准 / list the standards")
    int list(@Mixin Shared shared) {
        RulesFolder folder = RulesFolder.open(shared.rulesFolder());
        print(StandardText.list(folder.standards().stream().map(folder::read).toList(), shared.language));
        return 0;
    }

    @Command(name = "show", description = "显示一个标准 / show one standard")
    int show(@Parameters(paramLabel = "ID") String id, @Mixin Shared shared) {
        print(StandardText.show(RulesFolder.open(shared.rulesFolder()).read(id), shared.language));
        return 0;
    }

    private void print(String text) {
        if (spec != null) {
            spec.commandLine().getOut().print(text);
        }
    }
}
