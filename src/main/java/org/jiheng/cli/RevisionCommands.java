package org.jiheng.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jiheng.authoring.revision.Comparison;
import org.jiheng.authoring.revision.Edition;
import org.jiheng.authoring.revision.Impact;
import org.jiheng.authoring.revision.Impacts;
import org.jiheng.authoring.revision.Revision;
import org.jiheng.corpus.Corpus;
import org.jiheng.report.ImpactText;
import org.jiheng.report.RevisionBook;
import org.jiheng.report.RevisionJson;
import org.jiheng.report.RevisionTable;
import org.jiheng.report.RevisionText;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jiheng standards diff} and {@code standards impact}: what changed in a standard, and whose score moves by it. */
final class RevisionCommands {
    private RevisionCommands() {}

    /** The forms of both. */
    enum Form {
        TEXT,
        JSON,
        XLSX,
        /** The table of revisions (修订对照表). */
        DOCX;

        void check(@Nullable Path output) {
            if (output == null && (this == XLSX || this == DOCX)) {
                String name = name().toLowerCase(Locale.ROOT);
                throw InputException.of(Place.whole("--format " + name), "cli.format-needs-output", name);
            }
            Shared.folderFor(output);
        }

        byte[] write(Supplier<String> text, Supplier<String> json, Supplier<byte[]> book, Supplier<byte[]> table) {
            return switch (this) {
                case TEXT -> text.get().getBytes(StandardCharsets.UTF_8);
                case JSON -> json.get().getBytes(StandardCharsets.UTF_8);
                case XLSX -> book.get();
                case DOCX -> table.get();
            };
        }
    }

    /** What both are asked. */
    static final class Asked {
        @Parameters(
                index = "0",
                paramLabel = "OLD",
                description = "旧版：标准编号、标准文件夹或规则文件夹 / the old version: an id, a pack folder or a rules folder")
        private String before = "";

        @Parameters(
                index = "1",
                paramLabel = "NEW",
                description = "新版：标准编号、标准文件夹或规则文件夹 / the new version: an id, a pack folder or a rules folder")
        private String after = "";

        @Option(names = "--format", description = "输出格式，默认 text：${COMPLETION-CANDIDATES} / output format")
        private Form format = Form.TEXT;

        @Option(names = "--output", paramLabel = "FILE", description = "写入文件 / write to a file")
        private @Nullable Path output;

        private Revision revision(Shared shared) {
            format.check(output);
            Edition.Pair editions = Edition.open(before, after, shared.rulesFolder());
            return Comparison.of(editions.before(), editions.after(), shared.language);
        }

        private void deliver(byte[] written, @Nullable CommandSpec spec) {
            if (output == null) {
                Shared.out(spec).print(new String(written, StandardCharsets.UTF_8));
            } else {
                Shared.deliver(output, stream -> stream.write(written));
            }
        }
    }

    /** What changed. */
    @Command(name = "diff", description = "比较一个标准的两个版本 / what changed from one version of a standard to another")
    static final class Diff implements Callable<Integer> {
        @Mixin
        private Asked asked = new Asked();

        @Mixin
        private Shared shared = new Shared();

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            Revision revision = asked.revision(shared);
            asked.deliver(
                    asked.format.write(
                            () -> RevisionText.of(revision, shared.language),
                            () -> RevisionJson.of(revision, shared.language),
                            () -> RevisionBook.of(revision, shared.language),
                            () -> RevisionTable.of(revision, shared.language)),
                    spec);
            return 0;
        }
    }

    /** Whose score moves. */
    @Command(name = "impact", description = "测算修订对各单位的影响 / whose score, grade and rank move by a revision")
    static final class OfCorpus implements Callable<Integer> {
        @Mixin
        private Asked asked = new Asked();

        @Parameters(
                index = "2",
                paramLabel = "CORPUS",
                description =
                        "提交文件所在文件夹、多单位收集表或 .jsonl / a folder of submissions, a workbook of many departments, or .jsonl")
        private Path corpus = Path.of("");

        @Option(
                names = "--year",
                paramLabel = "YEAR",
                description = "新版按该年度的取值 / take the new version with the values of this year")
        private @Nullable Integer year;

        @Mixin
        private Shared shared = new Shared();

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            Shared.apart(asked.output, corpus);
            Revision revision = asked.revision(shared);
            try (Corpus submissions = Corpus.open(corpus);
                    Impacts impacts = Impacts.compile(revision, year, shared.language)) {
                Impact impact = impacts.of(submissions);
                asked.deliver(
                        asked.format.write(
                                () -> ImpactText.of(impact, shared.language),
                                () -> RevisionJson.of(impact, shared.language),
                                () -> RevisionBook.of(impact, shared.language),
                                () -> RevisionTable.of(impact, shared.language)),
                        spec);
            }
            return 0;
        }
    }
}
