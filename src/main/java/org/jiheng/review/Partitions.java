package org.jiheng.review;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jiheng.source.Complaints;
import org.jiheng.source.Fields;
import org.jiheng.source.Node;
import org.jiheng.source.TreeReader;

/** What totals consist of, as {@code rules/review/partitions.yaml} says: when a list of parts is known to be whole. */
public final class Partitions {
    private static final Pattern JOINED = Pattern.compile(".[及和与、].");

    /** A total, the parts that make it up, and parts that may be left out where they are nothing. */
    record Partition(Pattern whole, List<Pattern> parts, List<Pattern> others) {}

    /** An amount that is what another leaves of a third. */
    record Difference(Pattern of, Pattern less, Pattern rest) {}

    /** A rate, what it counts, and what it counts that in. */
    record Ratio(Pattern rate, Pattern of, Pattern in) {}

    final List<Partition> partitions;
    final List<Partition> identities;
    final List<Difference> differences;
    final List<Ratio> ratios;

    private Partitions(
            List<Partition> partitions, List<Partition> identities, List<Difference> differences, List<Ratio> ratios) {
        this.partitions = List.copyOf(partitions);
        this.identities = List.copyOf(identities);
        this.differences = List.copyOf(differences);
        this.ratios = List.copyOf(ratios);
    }

    /** Reads {@code review/partitions.yaml} of a rules folder. */
    public static Partitions read(Path rules) {
        Complaints complaints = new Complaints();
        Path file = rules.resolve("review").resolve("partitions.yaml");
        Node tree = TreeReader.readMapping(file.toString(), TreeReader.bytes(file), complaints);
        Fields f = Fields.of(tree, complaints, List.of("partitions", "identities", "differences", "ratios"));
        Partitions read = new Partitions(
                partitions(f, "partitions", complaints),
                partitions(f, "identities", complaints),
                differences(f, complaints),
                ratios(f, complaints));
        complaints.throwIfAny();
        return read;
    }

    private static List<Partition> partitions(Fields f, String key, Complaints complaints) {
        List<Partition> partitions = new ArrayList<>();
        for (Node node : f.list(key)) {
            Fields p = Fields.of(node, complaints, List.of("whole", "parts", "others"));
            partitions.add(new Partition(
                    Pattern.compile(p.requiredText("whole")),
                    names(p, "parts", complaints),
                    names(p, "others", complaints)));
        }
        return partitions;
    }

    private static List<Difference> differences(Fields f, Complaints complaints) {
        return named(f, "differences", List.of("of", "less", "rest"), complaints).stream()
                .map(names -> new Difference(names.get(0), names.get(1), names.get(2)))
                .toList();
    }

    private static List<Ratio> ratios(Fields f, Complaints complaints) {
        return named(f, "ratios", List.of("rate", "of", "in"), complaints).stream()
                .map(names -> new Ratio(names.get(0), names.get(1), names.get(2)))
                .toList();
    }

    /** The names of each row of a list, in the order of its keys. */
    private static List<List<Pattern>> named(Fields f, String list, List<String> keys, Complaints complaints) {
        List<List<Pattern>> rows = new ArrayList<>();
        for (Node node : f.list(list)) {
            Fields row = Fields.of(node, complaints, keys);
            rows.add(keys.stream()
                    .map(key -> Pattern.compile(row.requiredText(key)))
                    .toList());
        }
        return rows;
    }

    private static List<Pattern> names(Fields f, String key, Complaints complaints) {
        return f.list(key).stream()
                .map(n -> Pattern.compile(
                        Optional.ofNullable(Fields.text(n, complaints)).orElse("")))
                .toList();
    }

    /** Whether parts of these names are all there is of a whole of that name; an empty name of the whole may be anything. */
    boolean whole(String whole, List<String> names) {
        return partitions.stream()
                .anyMatch(p -> (whole.isEmpty() || p.whole.matcher(whole).find()) && covers(p, names));
    }

    /** As {@link #whole}, where the whole stands among columns or rows and may be a part of the same partition itself. */
    boolean known(String whole, List<String> names) {
        return partitions.stream()
                .anyMatch(p ->
                        (whole.isEmpty() || (p.whole.matcher(whole).find() && !part(p, whole))) && covers(p, names));
    }

    /** Whether a name is that of one part; a name that joins several is that of all of them. */
    private static boolean part(Partition partition, String name) {
        if (JOINED.matcher(name).find()) {
            return false;
        }
        long parts = partition.parts.stream()
                .filter(each -> each.matcher(name).find())
                .count();
        return parts == 1
                || (parts == 0
                        && partition.others.stream()
                                .anyMatch(each -> each.matcher(name).find()));
    }

    private static boolean covers(Partition partition, List<String> names) {
        boolean[] named = new boolean[partition.parts.size()];
        for (String name : names) {
            int found = -1;
            for (int i = 0; i < named.length && found < 0; i++) {
                found = !named[i] && partition.parts.get(i).matcher(name).find() ? i : -1;
            }
            if (found >= 0) {
                named[found] = true;
            } else if (partition.others.stream().noneMatch(o -> o.matcher(name).find())) {
                return false;
            }
        }
        for (boolean each : named) {
            if (!each) {
                return false;
            }
        }
        return true;
    }
}
