package org.jiheng.review;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A block seen along its rows, or along its columns: what makes up what is said alike of both. */
final class Axis {
    private static final Pattern NO_AMOUNT =
            Pattern.compile("单价|标准$|平均|人均|率(?!收入)|(?<!(?:19|20)\\d\\d)年度$|年份|排名|均价|每[一-龥]{1,2}");

    /** What may add up, but need not: running totals, grades, averages. */
    private static final Pattern PERHAPS = Pattern.compile("累计(?!折旧|摊销|盈余)|等级|均|指数|系数|倍|目标|年限|进度|最[高低大小]|期限|余额$");

    final Block block;
    final boolean columns;

    Axis(Block block, boolean columns) {
        this.block = block;
        this.columns = columns;
    }

    int size() {
        return columns ? block.figures.size() : block.rows();
    }

    int across() {
        return columns ? block.rows() : block.figures.size();
    }

    String name(int line) {
        return columns ? block.head(block.figures.get(line)) : block.names.get(line);
    }

    /** The last of the words of a head; the name of a row. */
    String last(int line) {
        return name(line).replaceAll("^.*/", "");
    }

    /** How others name a line in formulas: the number of a column or of a row, as printed. */
    String number(int line) {
        return columns ? block.grid.numbers[block.figures.get(line)] : block.codes.get(line);
    }

    @Nullable
    Num num(int line, int at) {
        return columns ? block.num(at, block.figures.get(line)) : block.num(line, block.figures.get(at));
    }

    String quote(int line, int at) {
        return block.quote(columns ? at : line);
    }

    /** The name of a line across. */
    String nameAcross(int at) {
        return columns ? block.names.get(at) : block.head(block.figures.get(at));
    }

    /** Whether a line holds figures that can be added to others. */
    boolean amounts(int line) {
        boolean any = false;
        for (int at = 0; at < across(); at++) {
            Num num = num(line, at);
            any |= num != null && num.unit.amount();
        }
        return any && !NO_AMOUNT.matcher(last(line)).find();
    }

    /** Whether figures across can be added up, as far as the line across says. */
    boolean adds(int at) {
        return !NO_AMOUNT.matcher(nameAcross(at).replaceAll("^.*/", "")).find();
    }

    /** Whether a sum across may well not be one, as its head says. */
    boolean doubtful(int at) {
        return PERHAPS.matcher(nameAcross(at)).find();
    }

    boolean percent(int line) {
        return IntStream.range(0, across())
                .mapToObj(at -> num(line, at))
                .anyMatch(n -> n != null && n.unit.kind() == Unit.Kind.PERCENT);
    }

    List<Integer> lines() {
        return IntStream.range(0, size()).filter(this::amounts).boxed().toList();
    }
}
