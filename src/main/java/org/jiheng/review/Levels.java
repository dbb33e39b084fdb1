package org.jiheng.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jiheng.review.Sums.Licence;

/** Which rows of a table stand under which: by codes, by numbering, by indents, by "其中", or because they are known to be its parts. */
final class Levels {
    static final Pattern CLASS = Pattern.compile("^[一二三四五六七八九十]{1,3}、");
    private static final Pattern WHICH = Pattern.compile("^其中[:：]?");
    private static final List<Pattern> MARKS = List.of(
            CLASS,
            Pattern.compile("^[(（][一二三四五六七八九十]{1,3}[)）]"),
            Pattern.compile("^\\d{1,2}[.、](?!\\d)"),
            Pattern.compile("^[(（]\\d{1,2}[)）]"),
            Pattern.compile("^[①-⑳]"),
            Pattern.compile("^\\d{1,2}\\.\\d{1,2}(?!\\d)"),
            Pattern.compile("^\\d{1,2}\\.\\d{1,2}\\.\\d{1,2}(?!\\d)"),
            Pattern.compile("^(?:-|—|#)"));
    private static final int BARE = 100;
    private static final int OF_WHICH = 101;
    private static final int INDENT = 200;
    private static final int MOST_PARTS = 6;

    private final Block block;
    private final Partitions partitions;
    /** The row that a row stands under, below 0 for none. */
    final int[] parents;
    /** By what the rows under a row are told. */
    private final Licence[] licences;
    /** How rows are marked: a kind of number, or an indent. */
    final int[] kinds;

    final boolean codes;

    Levels(Block block, Partitions partitions) {
        this.block = block;
        this.partitions = partitions;
        parents = new int[block.rows()];
        kinds = new int[block.rows()];
        licences = new Licence[block.rows()];
        Arrays.fill(parents, -1);
        Arrays.fill(licences, Licence.SHOWN);
        codes = nested();
        mark();
        known();
    }

    /** The rows right under a row. */
    List<Integer> under(int row) {
        return IntStream.range(row + 1, block.rows())
                .filter(r -> parents[r] == row && figures(r))
                .boxed()
                .toList();
    }

    Licence licence(int row) {
        return licences[row];
    }

    boolean figures(int row) {
        return block.figures.stream().anyMatch(c -> block.num(row, c) != null);
    }

    private static boolean code(String text) {
        return text.matches("\\d{3}(?:\\d\\d){0,3}");
    }

    private boolean nested() {
        for (int r = 1; r < block.rows(); r++) {
            String above = block.codes.get(r - 1);
            if (code(above)
                    && block.codes.get(r).startsWith(above)
                    && block.codes.get(r).length() == above.length() + 2) {
                return true;
            }
        }
        return false;
    }

    private record Open(int kind, int row) {}

    private void mark() {
        List<Open> stack = new ArrayList<>();
        int top = -1;
        for (int r = 0; r < block.rows(); r++) {
            String name = block.names.get(r);
            if (Rows.total(name)
                    || Rows.RATES.matcher(name).matches()
                    || (name.isEmpty() && block.codes.get(r).isEmpty())) {
                stack.clear();
                top = -1;
                continue;
            }
            int kind = kind(r);
            kinds[r] = kind;
            int depth = depth(stack, kind);
            if (depth >= 0) {
                while (stack.size() > depth) {
                    stack.remove(stack.size() - 1);
                }
            } else if (stack.isEmpty() && top >= 0 && (kind == OF_WHICH || kind >= INDENT)) {
                stack.add(new Open(BARE, top));
            }
            int parent = stack.isEmpty() ? -1 : stack.get(stack.size() - 1).row;
            parents[r] = parent;
            if (parent >= 0) {
                licences[parent] = kind == OF_WHICH || kind == BARE || which(r, parent) ? Licence.SHOWN : Licence.NAMED;
            } else {
                top = r;
            }
            if (kind != BARE || !stack.isEmpty()) {
                stack.add(new Open(kind, r));
            }
        }
    }

    /** Whether the first row under a row says "of which". */
    private boolean which(int row, int parent) {
        return IntStream.range(parent + 1, row + 1)
                .filter(r -> parents[r] == parent)
                .anyMatch(r -> WHICH.matcher(block.names.get(r)).find());
    }

    /** How much of the stack stays when a row of a kind comes; below 0 where the kind is new. */
    private static int depth(List<Open> stack, int kind) {
        for (int i = stack.size() - 1; i >= 0; i--) {
            boolean sibling = kind == BARE && stack.get(i).kind == OF_WHICH;
            boolean outer = kind >= INDENT && stack.get(i).kind > kind;
            if (stack.get(i).kind == kind || sibling || (outer && (i == 0 || stack.get(i - 1).kind < kind))) {
                return i;
            }
        }
        return -1;
    }

    private int kind(int row) {
        String code = block.codes.get(row);
        if (codes && code(code)) {
            return code.length() - 50;
        }
        String plain = Normal.of(block.printed.get(row)).text;
        String name = WHICH.matcher(block.names.get(row)).replaceFirst("");
        for (int i = 0; i < MARKS.size(); i++) {
            if (MARKS.get(i).matcher(name).find()) {
                return i;
            }
        }
        if (!code.isEmpty()) {
            String dotted = code + (code.matches("[一二三四五六七八九十]+|\\d{1,3}") ? "、" : "");
            for (int i = 0; i < MARKS.size(); i++) {
                if (MARKS.get(i).matcher(dotted).find()) {
                    return i;
                }
            }
        }
        if (WHICH.matcher(block.names.get(row)).find()) {
            return OF_WHICH;
        }
        Matcher indent = Pattern.compile("^[\\s\\u3000\\u00a0]+").matcher(block.printed.get(row));
        return indent.find() && !plain.isBlank() ? INDENT + indent.end() : BARE;
    }

    /** Rows that follow a row and are known to be all its parts stand under it. */
    private void known() {
        for (int r = 0; r < block.rows(); r++) {
            if (Rows.total(block.names.get(r)) || block.names.get(r).isEmpty() || !figures(r)) {
                continue;
            }
            List<Integer> under = under(r);
            if (!under.isEmpty()) {
                if (partitions.known(block.names.get(r), names(under))) {
                    licences[r] = Licence.CERTAIN;
                }
                continue;
            }
            List<Integer> next = new ArrayList<>();
            List<Integer> whole = List.of();
            for (int n = r + 1; n < block.rows() && next.size() < MOST_PARTS; n++) {
                if (parents[n] != parents[r] || Rows.total(block.names.get(n)) || !sibling(r, n)) {
                    break;
                }
                next.add(n);
                whole = next.size() >= 2 && partitions.known(block.names.get(r), names(next))
                        ? List.copyOf(next)
                        : whole;
            }
            for (int n : whole) {
                parents[n] = r;
                licences[r] = Licence.CERTAIN;
            }
        }
    }

    /** Rows that are numbered alike stand side by side. */
    private boolean sibling(int row, int next) {
        return kinds[next] == BARE || kinds[next] != kinds[row];
    }

    private List<String> names(List<Integer> rows) {
        return rows.stream().map(r -> block.names.get(r)).toList();
    }
}
