package org.jiheng.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jiheng.authoring.book.StandardBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jiheng standards export}: a standard as a workbook, to be changed and imported again. */
@Command(name = "export", description = "把标准导出为工作簿，改好后用 import 导入 / a standard as a workbook, to change and import")
final class ExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "标准编号 / the standard's id")
    private String id = "";

    @Option(names = "--output", paramLabel = "F.xlsx", required = true, description = "写入文件 / the file to write")
    private Path output = Path.of("");

    @Mixin
    private Shared shared = new Shared();

    @Override
    public Integer call() {
        Shared.folderFor(output);
        byte[] workbook = StandardBook.export(shared.rulesFolder(), id);
        Shared.deliver(output, out -> out.write(workbook));
        return 0;
    }
}
