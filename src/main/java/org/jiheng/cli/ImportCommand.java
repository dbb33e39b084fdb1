package org.jiheng.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jiheng.authoring.book.BookImport;
import org.jiheng.authoring.book.BookImport.Imported;
import org.jiheng.source.Complaint;
import org.jiheng.source.TreeReader;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jiheng standards import}: what was changed in an exported workbook, as files of a rules folder; ends with 1 on findings. */
@Command(name = "import", description = "导入改好的工作簿，写入规则文件夹 / take back a workbook, into a rules folder")
final class ImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "F.xlsx", description = "由 export 导出并改好的工作簿 / the workbook")
    private Path workbook = Path.of("");

    @Option(
            names = "--base",
            paramLabel = "ID",
            required = true,
            description = "导出时的标准 / the standard it was exported from")
    private String base = "";

    @Option(
            names = "--output",
            paramLabel = "DIR",
            required = true,
            description = "写入的规则文件夹，没有则新建 / the rules folder to write, made where it is not there")
    private Path output = Path.of("");

    @Mixin
    private Shared shared = new Shared();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Shared.folderFor(output);
        Imported imported =
                BookImport.read(workbook.toString(), TreeReader.bytes(workbook), base, shared.rulesFolder(), output);
        PrintWriter out = Shared.out(spec);
        imported.changes().forEach(change -> out.println(line(change)));
        if (imported.changes().isEmpty()) {
            out.println(say("book.nothing"));
        }
        if (imported.made()) {
            out.println(say("book.made", output));
        }
        if (!imported.files().isEmpty()) {
            out.println(say("book.written", output, String.join("、", imported.files())));
        }
        imported.findings().forEach(finding -> out.println(line(finding)));
        int found = imported.findings().size();
        out.println(found == 0 ? say("book.sound") : say("book.found", found));
        int changed = imported.toConfirm().size();
        if (found == 0) {
            imported.toConfirm().forEach(each -> out.println(line(each)));
        }
        if (changed > 0) {
            // what cases come to under a standard that is not sound yet is not worth confirming
            out.println(say(found == 0 ? "cases.count" : "cases.after-findings", changed));
        }
        return found + changed == 0 ? 0 : 1;
    }

    private String line(Complaint complaint) {
        return complaint.in(shared.language);
    }

    private String say(String key, Object... arguments) {
        return Message.of(key, arguments).in(shared.language);
    }
}
