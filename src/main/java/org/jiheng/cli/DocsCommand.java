package org.jiheng.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jiheng.authoring.ExampleCases;
import org.jiheng.engine.RuleText;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.report.docs.BookHtml;
import org.jiheng.report.docs.BookMarkdown;
import org.jiheng.report.docs.BookWord;
import org.jiheng.report.docs.StandardBook;
import org.jiheng.report.docs.StandardBook.Example;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jiheng standards docs}: a standard as a readable book. */
@Command(name = "docs", description = "生成标准说明书 / a standard as a readable book")
final class DocsCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "标准编号 / the standard's id")
    private String id = "";

    @Option(names = "--format", paramLabel = "markdown|html|docx", description = "格式，默认 markdown / format")
    private BookFormat format = BookFormat.MARKDOWN;

    @Option(names = "--output", paramLabel = "F", description = "写入文件 / the file to write")
    private @Nullable Path output;

    @Mixin
    private Shared shared = new Shared();

    /** The formats of a book. */
    enum BookFormat {
        MARKDOWN,
        HTML,
        DOCX
    }

    @Override
    public Integer call() {
        if (format == BookFormat.DOCX && output == null) {
            throw InputException.of(Place.whole("--format docx"), "cli.format-needs-output", "docx");
        }
        Shared.folderFor(output);
        StandardBook book = book();
        if (output != null && format == BookFormat.DOCX) {
            byte[] word = BookWord.of(book);
            Shared.deliver(output, out -> out.write(word));
        } else {
            String text = format == BookFormat.HTML ? BookHtml.of(book) : BookMarkdown.of(book);
            Shared.deliver(text, output, Shared.out(spec));
        }
        return 0;
    }

    private StandardBook book() {
        Path rules = shared.rulesFolder();
        Pack pack = RulesFolder.forAuthors(rules).read(id);
        List<Example> examples = ExampleCases.of(rules, id, shared.language).stream()
                .map(each -> new Example(each.row(), each.name(), each.result()))
                .toList();
        return StandardBook.of(pack, RuleText.of(pack, rules), examples, shared.language);
    }
}
