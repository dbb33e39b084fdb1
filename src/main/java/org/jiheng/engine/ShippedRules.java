package org.jiheng.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jiheng.engine.guard.Guard.Guarded;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.RuleFile;
import org.jiheng.engine.standard.ReviewPack;
import org.jiheng.engine.standard.RulesFolder;

/**
 * Compiles the shipped rules into the program while it is built: {@code ShippedRules RULES CLASSES}. There they are found by the
 * same keys as in a user's folder; rules that somebody changed have others.
 */
public final class ShippedRules {
    private final String root;
    private final Path folder;

    private ShippedRules(String root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        Path rules = Path.of(arguments[0]);
        Path classes = Path.of(arguments[1]);
        Path engine = classes.resolve("org/jiheng/engine");
        Path folder = Files.createDirectories(engine.resolve(RuleCache.SHIPPED));
        try (Stream<Path> old = Files.list(folder)) {
            for (Path each : old.toList()) {
                Files.delete(each);
            }
        }
        ShippedRules shipped = new ShippedRules(rules.toString(), folder);
        RulesFolder open = RulesFolder.forAuthors(rules);
        ReviewPack review = open.readReview();
        shipped.add(review.rules(), review.digest(), RuleCompiler.guard(review.rules(), shipped.root));
        for (String standard : open.standards()) {
            Pack pack = open.read(standard);
            shipped.add(pack.rules(), pack.digest(), RuleBase.guard(pack, shipped.root));
        }
        Files.writeString(
                engine.resolve(Program.DIGEST), Objects.requireNonNull(Program.digest()), StandardCharsets.UTF_8);
    }

    private void add(List<RuleFile> files, String pack, List<Guarded> guarded) throws IOException {
        String key = RuleKey.of(guarded);
        if (Files.notExists(folder.resolve(key))) {
            write(key, RuleCompiler.module(key, guarded, root));
        }
        write(Objects.requireNonNull(RuleKey.ofPassed(files, pack)), new Passed(key, Rules.outlines(guarded)).bytes());
    }

    private void write(String key, byte[] bytes) throws IOException {
        Files.write(folder.resolve(key), RuleCache.entry(bytes));
    }
}
