package org.jiheng.review.bureau;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jiheng.document.FiledFile;
import org.jiheng.document.FiledFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders and archives, honest and hostile: every document is seen, in order, and none stops another. */
class FoldersAndArchivesTest {
    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    Path folder;

    @Test
    void aFolderIsGoneThroughInTheOrderOfItsNamesAndLeftoversArePassedOver() {
        Filings.file(folder.resolve("b/2.txt"), "二");
        Filings.file(folder.resolve("b/1.txt"), "一");
        Filings.file(folder.resolve("a.txt"), "甲");
        Filings.file(folder.resolve("~$a.docx"), "锁");
        Filings.file(folder.resolve(".DS_Store"), "x");
        Filings.file(folder.resolve("Thumbs.db"), "x");
        Filings.file(folder.resolve("out.json"), "ours");
        assertThat(paths(Set.of(folder.resolve("out.json")), folder)).containsExactly("a.txt", "b/1.txt", "b/2.txt");
    }

    @Test
    void namesInAnArchiveAreReadWhetherChineseWindowsOrAnotherSystemWroteThem() {
        Filings.file(folder.resolve("1.zip"), Filings.zip(GB18030, Map.of("教育局/自评表.txt", bytes("表"))));
        Filings.file(folder.resolve("2.zip"), Filings.zip(UTF_8, Map.of("卫健委/自评表.txt", bytes("表"))));
        assertThat(paths(Set.of(), folder)).containsExactly("1.zip/教育局/自评表.txt", "2.zip/卫健委/自评表.txt");
    }

    @Test
    void anArchiveInAnArchiveIsOpenedAndOneWithinThatIsRefused() {
        byte[] innermost = Filings.zip(UTF_8, Map.of("c.txt", bytes("深")));
        Map<String, byte[]> middle = new LinkedHashMap<>();
        middle.put("b.txt", bytes("中"));
        middle.put("c.zip", innermost);
        byte[] outer = Filings.zip(UTF_8, Map.of("b.zip", Filings.zip(UTF_8, middle)));
        Path file = Filings.file(folder.resolve("a.zip"), outer);
        assertThat(paths(Set.of(), file)).containsExactly("a.zip/b.zip/b.txt", "a.zip/b.zip/c.zip");
        assertThat(Filings.run(file).out()).contains("c.zip  是压缩包而不是文档").contains("b.txt");
    }

    @Test
    void aWordDocumentIsNotTakenForAnArchive() {
        Path file = Filings.file(folder.resolve("甲.docx"), Filings.form("甲局", "培训", Map.of()));
        assertThat(FiledFiles.holdsSeveral(file)).isFalse();
        assertThat(paths(Set.of(), file)).containsExactly("甲.docx");
    }

    @Test
    void namesThatLeadOutsideBecomeHarmlessAndNothingIsWrittenThere() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("../../逃.txt", bytes("一"));
        entries.put("/etc/逃.txt", bytes("二"));
        entries.put("..\\..\\逃.txt", bytes("三"));
        Path zip = Filings.file(folder.resolve("in/a.zip"), Filings.zip(UTF_8, entries));
        Path out = Files.createDirectories(folder.resolve("deep/er/out"));
        Filings.run(zip, "--format", "json", "--output", out);
        try (Stream<Path> written = Files.walk(folder)) {
            assertThat(written.filter(Files::isRegularFile)
                            .map(f -> folder.relativize(f).toString()))
                    .containsExactlyInAnyOrder(
                            "in/a.zip",
                            "deep/er/out/a.zip/逃.txt.json",
                            "deep/er/out/a.zip/逃.txt-2.json",
                            "deep/er/out/a.zip/etc/逃.txt.json");
        }
    }

    @Test
    void whatUnpacksToAHundredTimesItsSizeIsRefusedAndTheRestGoesOn() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("1.txt", new byte[60 << 20]);
        entries.put("2.txt", bytes("好"));
        Filings.file(folder.resolve("bomb.zip"), Filings.zip(UTF_8, entries));
        Filings.file(folder.resolve("c.txt"), "也好");
        List<FiledFile> files = files(Set.of(), folder);
        assertThat(files.stream().map(f -> f.failure() != null)).containsExactly(true, false, false);
    }

    @Test
    void aTruncatedArchiveAnEmptyOneAndAMissingFileAreOneMessageEach() {
        byte[] zip = Filings.zip(UTF_8, Map.of("a.txt", bytes("甲".repeat(500))));
        Filings.file(folder.resolve("1.zip"), java.util.Arrays.copyOf(zip, zip.length / 2));
        Filings.file(folder.resolve("2.zip"), Filings.zip(UTF_8, Map.of()));
        Filings.file(folder.resolve("3.docx"), Filings.form("甲局", "培训", Map.of()));
        Filings.Run run = Filings.run(folder, folder.resolve("none.docx"));
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("1.zip  文件已损坏或不完整")
                .contains("2.zip  压缩包中没有文件")
                .contains("none.docx  找不到此文件")
                .contains("3.docx");
    }

    @Test
    void severalDocumentsAreAnArrayAndABadOneIsAnElementOfIt() throws IOException {
        Filings.file(folder.resolve("1.docx"), Filings.form("甲局", "培训", Map.of()));
        Filings.file(folder.resolve("2.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10});
        Filings.file(folder.resolve("3.docx"), Filings.form("乙局", "培训", Map.of("99.00", "98.00")));
        Filings.Run run = Filings.run(folder, "--format", "json");
        JsonNode all = new ObjectMapper().readTree(run.out());
        assertThat(run.code()).isEqualTo(1);
        assertThat(all.findValuesAsText("schema"))
                .containsExactly("jiheng/review/1", "jiheng/error/1", "jiheng/review/1");
        assertThat(all.get(1).get("document").asText()).endsWith("2.png");
    }

    @Test
    void nothingUsableIsExitTwoAndOneDocumentIsAnObject() throws IOException {
        Path scan = Filings.file(folder.resolve("2.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10});
        assertThat(Filings.run(folder).code()).isEqualTo(2);
        Filings.Run run = Filings.run(scan, "--format", "json");
        assertThat(run.code()).isEqualTo(2);
        assertThat(new ObjectMapper().readTree(run.out()).isObject()).isTrue();
    }

    private static List<FiledFile> files(Set<Path> except, Path... inputs) {
        List<FiledFile> files = new ArrayList<>();
        FiledFiles.each(List.of(inputs), except, files::add);
        return files;
    }

    /** Paths below the folder of the test. */
    private List<String> paths(Set<Path> except, Path... inputs) {
        String own = folder.getFileName() + "/";
        return files(except, inputs).stream()
                .map(file -> file.path().startsWith(own) ? file.path().substring(own.length()) : file.path())
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
