package org.jiheng.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jiheng.authoring.StandardsTest;
import org.jiheng.collection.CollectionTemplate;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.report.StandardText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jiheng standards …}: what standards there are and what they say. */
@Command(
        name = "standards",
        description = "查看、检查评分标准 / the scoring standards",
        mixinStandardHelpOptions = true,
        subcommands = {
            CheckCommand.class,
            DocsCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            NewCommand.class,
            PublishCommand.class,
            RevisionCommands.Diff.class,
            RevisionCommands.OfCorpus.class
        })
final class StandardsCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "standards list | standards show ID | standards docs ID | standards check | standards test | standards export | standards import | standards new | standards publish | standards diff OLD NEW"
                            + " | standards impact OLD NEW CORPUS");
        }
    }

    @Command(name = "list", description = "列出全部标准 / list the standards")
    int list(@Mixin Shared shared) {
        RulesFolder folder = RulesFolder.forAuthors(shared.rulesFolder());
        print(StandardText.list(folder.standards().stream().map(folder::read).toList(), shared.language));
        return 0;
    }

    @Command(name = "show", description = "显示一个标准 / show one standard")
    int show(
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--language", description = "规则可用的中文句式 / the sentences rules may be worded in")
                    boolean language,
            @Mixin Shared shared) {
        Pack pack = RulesFolder.forAuthors(shared.rulesFolder()).read(id);
        print(language ? StandardText.language(pack) : StandardText.show(pack, shared.language));
        return 0;
    }

    @Command(name = "template", description = "生成收集表 / the workbook to collect what a standard asks for")
    int template(
            @Parameters(paramLabel = "ID") String id,
            @Option(
                            names = "--output",
                            paramLabel = "F.xlsx",
                            required = true,
                            description = "写入文件 / the file to write")
                    Path output,
            @Option(names = "--departments", description = "供多个单位填写，一个单位一行 / for many departments, a row each")
                    boolean departments,
            @Mixin Shared shared) {
        Shared.folderFor(output);
        Pack pack = RulesFolder.forAuthors(shared.rulesFolder()).read(id);
        byte[] workbook = CollectionTemplate.of(pack, departments, shared.language);
        Shared.deliver(output, out -> out.write(workbook));
        return 0;
    }

    @Command(name = "test", description = "运行标准的用例 / run the cases of standards")
    int test(
            @Parameters(
                            paramLabel = "ID|DIR",
                            arity = "0..1",
                            description = "标准编号或其文件夹，默认全部 / one standard, all by default")
                    @Nullable
                    Path standard,
            @Option(names = "--mutate", description = "逐个改动取值，看用例能否发现 / move every figure and see that a case notices")
                    boolean mutate,
            @Mixin Shared shared) {
        Path rules = shared.rulesFolder();
        List<String> standards;
        if (standard == null) {
            standards = RulesFolder.forAuthors(rules).standards();
        } else {
            Path parent = standard.toAbsolutePath().normalize().getParent();
            if (Files.isDirectory(standard) && parent != null) {
                rules = parent;
            }
            standards =
                    List.of(String.valueOf(standard.toAbsolutePath().normalize().getFileName()));
        }
        StandardsTest.Outcome outcome = StandardsTest.run(rules, standards, standard == null, mutate, shared.language);
        print(outcome.text());
        return outcome.clean() ? 0 : 1;
    }

    private void print(String text) {
        if (spec != null) {
            spec.commandLine().getOut().print(text);
        }
    }
}
