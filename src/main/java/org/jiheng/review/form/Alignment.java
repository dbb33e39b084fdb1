package org.jiheng.review.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.review.form.Line.Slot;
import org.jspecify.annotations.Nullable;

/**
 * Puts the cells of rows that lost their lines back under the headings: of all ways to cut a run of cells into rows and to leave
 * out lost cells, the one in which they suit their columns best.
 */
final class Alignment {
    private static final int JOIN = -28;
    /** What a narrow cell makes of the end of 满意度指标（10分）. */
    private static final Pattern PARTED = Pattern.compile("(?:影响)?指标(?:\\(.*\\))?|\\(\\d{1,3}(?:\\.\\d{1,2})?分\\)");

    private static final int OUT = -1_000_000;

    private final List<@Nullable Column> columns;
    private final boolean fund;
    private final int[] lackingUpTo;

    Alignment(List<@Nullable Column> columns, boolean fund) {
        this.columns = columns;
        this.fund = fund;
        lackingUpTo = new int[columns.size() + 1];
        for (int i = 0; i < columns.size(); i++) {
            lackingUpTo[i + 1] = lackingUpTo[i] + Fitness.lacking(columns.get(i), fund);
        }
    }

    /** A cell, and what a row that begins with it, or goes on with it, gains or loses by the lines of the text. */
    record Token(Slot slot, int begins, int goesOn) {}

    private int fit(int column, String text) {
        return fund ? Fitness.fund(columns.get(column), text) : Fitness.indicator(columns.get(column), text);
    }

    private int lacking(int from, int to) {
        return lackingUpTo[to] - lackingUpTo[from];
    }

    /** How well the cells stand one by one under the headings, {@code shift} columns further right; below 0 where one of them cannot. */
    int stands(List<Slot> row, int shift) {
        int sum = 0;
        int filled = 0;
        for (int i = 0; i < row.size(); i++) {
            String text = row.get(i).text();
            int fit = fit(i + shift, text);
            boolean clash = text.isEmpty() ? !fund && fit <= Fitness.CLASH : fit <= (fund ? Fitness.CLASH : -12);
            if (clash) {
                return -1;
            }
            filled += text.isEmpty() ? 0 : 1;
            sum += fit;
        }
        return filled < 2 ? -1 : Math.max(0, sum);
    }

    /** The rows, each cell with the number of its column, from 0. */
    List<List<Slot>> rows(List<Token> tokens) {
        int n = columns.size();
        int[][] best = new int[tokens.size()][n];
        int[][] from = new int[tokens.size()][n];
        for (int t = 0; t < tokens.size(); t++) {
            Token token = tokens.get(t);
            Arrays.fill(from[t], -1);
            int ended = OUT;
            int endedAt = -1;
            for (int g = 0; t > 0 && g < n; g++) {
                int whole = best[t - 1][g] + lacking(g + 1, n);
                if (whole > ended) {
                    ended = whole;
                    endedAt = g;
                }
            }
            for (int h = 0; h < n; h++) {
                int fit = fit(h, token.slot().text());
                int most = (t == 0 ? 0 : ended + token.begins()) + lacking(0, h);
                int source = t == 0 ? -1 : n + endedAt;
                for (int g = 0; t > 0 && g <= h; g++) {
                    int joined = g == h ? joined(tokens, t, h) : 0;
                    int same = best[t - 1][g] + token.goesOn() + (g == h ? joined : lacking(g + 1, h));
                    if (same > most) {
                        most = same;
                        source = g;
                    }
                }
                best[t][h] = source >= 0 && source == h ? most : most + fit;
                from[t][h] = source;
            }
        }
        return cut(tokens, best, from);
    }

    /** Words that were parted within a cell; figures never were. */
    private int joined(List<Token> tokens, int t, int column) {
        String before = tokens.get(t - 1).slot().text();
        String text = tokens.get(t).slot().text();
        if (Fitness.numeric(Words.plain(text)) || Fitness.numeric(Words.plain(before)) || text.isEmpty()) {
            return OUT;
        }
        if (!Fitness.level(text) && PARTED.matcher(Words.plain(text)).matches() && Fitness.level(before + text)) {
            return 20;
        }
        boolean parted = Fitness.level(text) || Fitness.level(before) || fit(column, text) <= Fitness.CLASH;
        return parted ? OUT : JOIN;
    }

    private List<List<Slot>> cut(List<Token> tokens, int[][] best, int[][] from) {
        int n = columns.size();
        List<List<Slot>> rows = new ArrayList<>();
        if (tokens.isEmpty()) {
            return rows;
        }
        int last = tokens.size() - 1;
        int column = 0;
        for (int h = 0; h < n; h++) {
            column = best[last][h] + lacking(h + 1, n) > best[last][column] + lacking(column + 1, n) ? h : column;
        }
        List<Slot> row = new ArrayList<>();
        for (int t = last; t >= 0; t--) {
            Slot slot = tokens.get(t).slot();
            int source = from[t][column];
            row.add(0, new Slot(slot.text(), column + 1, column + 1, false, slot.at()));
            if (source < 0 || source >= n) {
                rows.add(0, merged(row));
                row = new ArrayList<>();
            }
            column = source >= n ? source - n : source;
        }
        return rows;
    }

    private static List<Slot> merged(List<Slot> row) {
        List<Slot> cells = new ArrayList<>();
        for (Slot slot : row) {
            Slot before = cells.isEmpty() ? null : cells.get(cells.size() - 1);
            if (before != null && before.from() == slot.from()) {
                cells.set(
                        cells.size() - 1,
                        new Slot(before.text() + slot.text(), slot.from(), slot.to(), false, before.at()));
            } else {
                cells.add(slot);
            }
        }
        return cells;
    }
}
