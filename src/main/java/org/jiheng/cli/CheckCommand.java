package org.jiheng.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jiheng.authoring.PackChecker;
import org.jiheng.authoring.PackChecker.Checked;
import org.jiheng.authoring.PackChecker.Example;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jiheng standards check}: everything wrong with a standard pack, or with all of them. */
@Command(name = "check", description = "检查标准的规则与数据，一次列出全部问题 / check packs, all findings at once")
final class CheckCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "ID|DIR",
            arity = "0..1",
            description = "一个标准的编号或文件夹，或整个规则文件夹；默认全部 / a standard's id or folder, or a rules folder; default: all")
    private @Nullable String what;

    @Mixin
    private Shared shared = new Shared();

    @Override
    public Integer call() {
        Checked checked = check();
        if (spec != null) {
            print(checked, shared.language, spec.commandLine().getOut());
        }
        return checked.findings().isEmpty() ? 0 : 1;
    }

    private Checked check() {
        Path rules = shared.rulesFolder();
        if (what == null) {
            return PackChecker.check(rules, RulesFolder.open(rules).standards());
        }
        Path folder = Path.of(what);
        Path parent = folder.getParent();
        if (Files.isDirectory(folder.resolve("common"))) {
            return PackChecker.check(folder, RulesFolder.open(folder).standards());
        }
        if (parent != null && Files.isDirectory(parent.resolve("common"))) {
            return PackChecker.check(parent, List.of(folder.getFileName().toString()));
        }
        return PackChecker.check(rules, List.of(what));
    }

    /** Prints what was found, what could not be analysed, what is worth knowing, and how many findings there are. */
    static void print(Checked checked, Language language, PrintWriter out) {
        checked.findings().forEach(finding -> out.println(finding.in(language)));
        for (Example example : checked.examples()) {
            out.println();
            out.println("# " + example.place() + "  " + example.title().in(language));
            out.println("# " + Message.of("finding.example").in(language));
            out.print(example.submission());
        }
        if (!checked.findings().isEmpty()) {
            out.println();
        }
        for (Message notice : checked.notices()) {
            out.println(Message.of("finding.notice", notice.in(language)).in(language));
        }
        checked.remarks().forEach(remark -> out.println(remark.in(language)));
        out.println(
                checked.findings().isEmpty()
                        ? Message.of("finding.none").in(language)
                        : Message.of("finding.count", checked.findings().size()).in(language));
    }
}
