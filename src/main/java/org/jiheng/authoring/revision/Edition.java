package org.jiheng.authoring.revision;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.guard.RuleTree;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;

/**
 * One version of a standard, with the rules folder it lies in.
 *
 * @param rules its rules, checked and not compiled
 * @param reasons why things changed, by what its notes call them
 */
public record Edition(Pack pack, Path root, List<RuleTree> rules, Map<String, String> reasons) {
    public Edition {
        rules = List.copyOf(rules);
        reasons = Map.copyOf(reasons);
    }

    /** Both editions of a comparison. */
    public record Pair(Edition before, Edition after) {}

    private record Named(Path root, String id) {}

    /**
     * Finds two editions, each named by an id in the rules folder, by the folder of a pack, or by a whole rules folder where the
     * other one says which standard is meant.
     *
     * @throws InputException where one is not there or cannot be used
     */
    public static Pair open(String before, String after, Path rules) {
        Named first = named(before, rules);
        Named second = named(after, rules);
        if (first.id().isEmpty() && second.id().isEmpty()) {
            throw InputException.of(
                    Place.whole(after),
                    "diff.no-id",
                    RulesFolder.forAuthors(second.root()).standards().get(0));
        }
        return new Pair(
                read(first.root(), first.id().isEmpty() ? second.id() : first.id()),
                read(second.root(), second.id().isEmpty() ? first.id() : second.id()));
    }

    /** Reads an edition: the standard of an id in a rules folder. */
    public static Edition read(Path root, String id) {
        Pack pack = RulesFolder.forAuthors(root).read(id);
        Complaints complaints = new Complaints();
        List<RuleTree> rules = Evaluator.rules(pack, root, complaints);
        complaints.throwIfAny();
        return new Edition(pack, root, rules, Reasons.read(root.resolve(id).resolve("CHANGES.md")));
    }

    /** The rules by name. */
    Map<String, RuleTree> rulesByName() {
        Map<String, RuleTree> byName = new LinkedHashMap<>();
        rules.forEach(rule -> byName.put(rule.name(), rule));
        return byName;
    }

    private static Named named(String what, Path rules) {
        Path path = Path.of(what);
        if (Files.isRegularFile(path.resolve("standard.yaml"))) {
            Path whole = path.toAbsolutePath().normalize();
            Path parent = path.normalize().getParent();
            Path above = whole.getParent();
            return new Named(
                    parent != null ? parent : above == null ? path : above, String.valueOf(whole.getFileName()));
        }
        if (Files.isDirectory(path.resolve("common"))) {
            return new Named(path, "");
        }
        if (what.contains("/") || what.startsWith(".")) {
            throw InputException.of(Place.whole(what), "diff.no-standard");
        }
        return new Named(rules, what);
    }
}
