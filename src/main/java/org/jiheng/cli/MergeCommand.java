package org.jiheng.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jiheng.collection.Merger;
import org.jiheng.collection.Merger.Conflict;
import org.jiheng.collection.Merger.Filled;
import org.jiheng.source.TreeReader;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jiheng merge A.xlsx B.xlsx…}: several scorers' workbooks into one; ends with 1 where they differ. */
@Command(name = "merge", description = "合并几位评分人的收集表，列出不一致之处 / merge scorers' workbooks, conflicts listed")
final class MergeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "F.xlsx", arity = "2..*", description = "收集表 / the workbooks")
    private List<Path> files = List.of();

    @Option(names = "--output", paramLabel = "F.xlsx", required = true, description = "写入文件 / the file to write")
    private Path output = Path.of("");

    @Mixin
    private Shared shared = new Shared();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Shared.folderFor(output);
        List<Filled> filled = new ArrayList<>();
        files.forEach(file -> filled.add(new Filled(file.toString(), TreeReader.bytes(file))));
        List<Conflict> conflicts = new ArrayList<>();
        Shared.deliver(output, out -> conflicts.addAll(Merger.merge(filled, out, shared.language)));
        for (Conflict conflict : conflicts) {
            Shared.err(spec)
                    .println(output + "!" + conflict.cell() + "  "
                            + Message.of("collection.conflict-open", conflict.entered())
                                    .in(shared.language));
        }
        return conflicts.isEmpty() ? 0 : 1;
    }
}
