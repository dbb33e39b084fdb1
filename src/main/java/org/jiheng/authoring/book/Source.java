package org.jiheng.authoring.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jiheng.engine.standard.CriterionText;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.source.TreeReader;
import org.jiheng.source.YamlEdit;
import org.jiheng.text.Language;

/**
 * A standard as it stands in a rules folder: the pack, and its files as they were written.
 *
 * @param files by their names below the folder, such as {@code common/problems.yaml}
 */
record Source(Path root, String id, Pack pack, Map<String, byte[]> files, Names names) {

    static Source read(Path root, String id) {
        Pack pack = RulesFolder.forAuthors(root).read(id);
        Map<String, byte[]> files = new TreeMap<>();
        for (String folder : List.of("common", "language", id)) {
            collect(root, folder, files);
        }
        Path glossary = root.resolve("glossary.yaml");
        if (Files.isRegularFile(glossary)) {
            files.put("glossary.yaml", TreeReader.bytes(glossary));
        }
        return new Source(root, id, pack, files, Names.of(pack));
    }

    private static void collect(Path root, String folder, Map<String, byte[]> files) {
        if (!Files.isDirectory(root.resolve(folder))) {
            return;
        }
        try (Stream<Path> entries = Files.list(root.resolve(folder))) {
            entries.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(yaml|drl|dslr|dsl|md)"))
                    .forEach(file -> files.put(folder + "/" + file.getFileName(), TreeReader.bytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same where a workbook adds facts and problems, which its cells may then name. */
    Source with(Map<String, String> facts, Map<String, String> problems) {
        return new Source(root, id, pack, files, names.with(facts, problems));
    }

    CriterionText criteria() {
        return new CriterionText(pack, Language.ZH);
    }

    String own(String file) {
        return id + "/" + file;
    }

    /** The values of a file, to be changed at will; empty where there is no such file. */
    Map<String, Object> tree(String file) {
        byte[] bytes = files.get(file);
        if (bytes == null || new String(bytes, StandardCharsets.UTF_8).isBlank()) {
            return Tree.map(null);
        }
        return Tree.map(YamlEdit.of(root + "/" + file, bytes).get());
    }

    /** The digest of every file that a standard is made of, by name. */
    Map<String, String> digests() {
        Map<String, String> digests = new TreeMap<>();
        files.forEach((name, bytes) -> {
            if (!name.endsWith(".md")) {
                digests.put(name, digest(bytes));
            }
        });
        return digests;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
