package org.jiheng.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is run is kept only where nobody else could have put it; everything else is as if there were no cache, and no error. */
class CacheFolderTest {
    private static final byte[] BYTES = {1, 2, 3};

    @TempDir
    Path temporary;

    private Path path;
    private CacheFolder folder;

    @BeforeEach
    void open() {
        assumeTrue(
                temporary.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "no owners and permissions here");
        path = temporary.resolve("base/jiheng");
        folder = new CacheFolder(path);
    }

    @Test
    void keepsForTheOwnerAlone() throws IOException {
        assertThat(folder.read("a")).isNull();
        folder.write("a", BYTES);
        assertThat(folder.read("a")).isEqualTo(BYTES);
        assertThat(mode(path)).isEqualTo("rwx------");
        assertThat(mode(path.resolve("a"))).isEqualTo("rw-------");
        folder.write("a", new byte[] {4});
        assertThat(folder.read("a")).containsExactly(4);
        assertThat(names()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-xr-x", "rwxrwx---", "rwx-----x", "rwxrwxrwx", "r-x------"})
    void aFolderOthersMayEnterOrNobodyMayWriteIsNotUsed(String mode) throws IOException {
        folder.write("a", BYTES);
        mode(path, mode);
        assertThat(folder.read("a")).isNull();
        folder.write("b", BYTES);
        assertThat(names()).containsExactly("a");
        mode(path, "rwx------");
        assertThat(folder.read("a")).isEqualTo(BYTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw--w----", "rwxrwxrwx"})
    void aFileOthersMayWriteIsNotRead(String mode) throws IOException {
        folder.write("a", BYTES);
        mode(path.resolve("a"), mode);
        assertThat(folder.read("a")).isNull();
    }

    @Test
    void whatBelongsToSomebodyElseIsNotUsed() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can give files away");
        folder.write("a", BYTES);
        Files.setAttribute(path.resolve("a"), "unix:uid", 65534);
        assertThat(folder.read("a")).isNull();
        folder.write("b", BYTES);
        Files.setAttribute(path, "unix:uid", 65534);
        assertThat(folder.read("b")).isNull();
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        folder.write("a", BYTES);
        Files.createSymbolicLink(path.resolve("b"), path.resolve("a"));
        assertThat(folder.read("b")).isNull();
        Path link = Files.createSymbolicLink(temporary.resolve("link"), path);
        assertThat(new CacheFolder(link).read("a")).isNull();
        new CacheFolder(link).write("c", BYTES);
        assertThat(names()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void whereNothingCanBeWrittenNothingIsKept() throws IOException {
        Path file = Files.write(temporary.resolve("file"), BYTES);
        for (Path impossible : new Path[] {file, file.resolve("jiheng"), Path.of("/proc/jiheng")}) {
            CacheFolder none = new CacheFolder(impossible);
            none.write("a", BYTES);
            assertThat(none.read("a")).isNull();
        }
        new CacheFolder(null).write("a", BYTES);
        assertThat(new CacheFolder(null).read("a")).isNull();
        assertThat(file).hasBinaryContent(BYTES);
    }

    @Test
    void aWriteThatFailsLeavesNothingBehind() throws IOException {
        folder.write("b", BYTES);
        Files.createDirectories(path.resolve("a/full"));
        folder.write("a", BYTES);
        assertThat(folder.read("a")).isNull();
        assertThat(names()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void theOldestMakeRoom() throws IOException {
        folder.write("first", BYTES);
        Files.setLastModifiedTime(path.resolve("first"), java.nio.file.attribute.FileTime.fromMillis(1));
        IntStream.range(0, 70).forEach(i -> folder.write("n" + i, BYTES));
        assertThat(names()).hasSize(64).contains("n69").doesNotContain("first");
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static void mode(Path file, String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
