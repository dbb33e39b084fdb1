package org.jiheng.review.form;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.review.form.Alignment.Token;
import org.jiheng.review.form.Line.Slot;
import org.jspecify.annotations.Nullable;

/**
 * Gives the tables of a text their grid back. Texts taken out of other formats lose what spans rows and columns, cells that are
 * empty, even the lines: a table may stand row by row, cell by cell, or in one running line. Below headings that are those of a
 * form, cells are put under the heading they suit; everything else stays as it is.
 */
final class Regrid {
    private static final int LONGEST = 160;

    private final List<Token> tokens = new ArrayList<>();
    private final List<Line> lines;
    private final List<Line> out = new ArrayList<>();
    /** The line of each token, and its place there. */
    private final List<int[]> places = new ArrayList<>();

    private int at;

    private Regrid(List<Line> lines) {
        this.lines = lines;
        for (int i = 0; i < lines.size(); i++) {
            List<Slot> filled = lines.get(i).filled();
            for (int k = 0; k < filled.size(); k++) {
                boolean piped = filled.size() > 1 && !lines.get(i).running();
                int begins = k == 0 ? (piped ? 15 : 0) : piped ? -30 : 0;
                tokens.add(new Token(filled.get(k), begins, k == 0 && piped ? -12 : 0));
                places.add(new int[] {i, k});
            }
        }
    }

    /** The lines, those of tables in a grid as far as headings tell one. */
    static List<Line> of(List<Line> lines) {
        List<Line> out = new ArrayList<>();
        List<Line> text = new ArrayList<>();
        for (Line line : lines) {
            if (line.grid()) {
                out.addAll(new Regrid(text).read());
                text = new ArrayList<>();
                out.add(line);
            } else {
                text.add(line);
            }
        }
        out.addAll(new Regrid(text).read());
        return out;
    }

    private List<Line> read() {
        int begin = 0;
        while (at < tokens.size()) {
            Heads heads = heads(at);
            if (heads == null) {
                at++;
                continue;
            }
            plain(begin, at);
            out.add(heads.line);
            at = heads.end;
            body(heads);
            begin = at;
        }
        plain(begin, tokens.size());
        return out;
    }

    private String text(int token) {
        return tokens.get(token).slot().text();
    }

    private int line(int token) {
        return places.get(token)[0];
    }

    private Line own(int token) {
        return lines.get(line(token));
    }

    private boolean alone(int token) {
        return own(token).filled().size() == 1;
    }

    /** Tokens outside tables in the lines they stood in; a label that stood alone takes what follows with it. */
    private void plain(int from, int to) {
        int t = from;
        while (t < to) {
            int end = t + 1;
            while (end < to && line(end) == line(t)) {
                end++;
            }
            Line own = own(t);
            boolean whole = places.get(t)[1] == 0 && end - t == own.filled().size();
            if (whole && end - t == 1 && end < to && alone(end) && pairs(text(t), text(end))) {
                end = t + 2 < to && alone(t + 2) && points(text(t + 1)) && points(text(t + 2)) ? t + 3 : end + 1;
                out.add(line(t, end, own));
            } else if (whole) {
                out.add(own);
            } else {
                out.add(line(t, end, own));
            }
            t = end;
        }
    }

    private static boolean pairs(String label, String value) {
        String plain = Words.plain(label);
        boolean names = Labels.PROJECT.matcher(plain).matches()
                || Labels.UNIT.matcher(plain).matches()
                || Labels.DEPARTMENT.matcher(plain).matches();
        boolean total = Labels.TOTAL.matcher(Words.heading(label)).matches()
                || Labels.SCORE.matcher(plain).matches();
        return (names && !Labels.DEPARTMENT.matcher(Words.plain(value)).matches()) || (total && points(value));
    }

    private static boolean points(String text) {
        return Words.plain(text).matches("\\d{1,3}(?:\\.\\d{1,4})?分?");
    }

    private Line line(int from, int to, Line like) {
        List<Slot> slots = new ArrayList<>();
        for (int t = from; t < to; t++) {
            Slot slot = tokens.get(t).slot();
            slots.add(new Slot(slot.text(), slots.size() + 1, slots.size() + 1, false, slot.at()));
        }
        return new Line(
                slots,
                false,
                like.paragraph(),
                false,
                like.running(),
                slots.get(0).at());
    }

    // ── headings ──

    /** A heading that ends before a token; {@code width} is the number of its cells where it stood on one line. */
    private record Heads(Line line, List<@Nullable Column> columns, boolean fund, int end, int width) {}

    private @Nullable Heads heads(int from) {
        Line own = own(from);
        if (places.get(from)[1] == 0 && !own.running() && own.filled().size() > 3) {
            List<Slot> slots = new ArrayList<>(own.slots());
            if (heading(slots.get(0).text()) != null) {
                // what stands left of the first heading has none: the words of a budget row, or 绩效指标 beside the rows
                slots.add(0, new Slot("", 0, 0, false, own.at()));
            }
            Heads whole = heads(slots, from + own.filled().size(), slots.size());
            if (whole != null) {
                return whole;
            }
        }
        if (heading(text(from)) == null) {
            return null;
        }
        List<Slot> run = new ArrayList<>();
        int t = from;
        while (t < tokens.size() && run.size() < 20) {
            int length = headingAt(t);
            if (length == 0) {
                break;
            }
            StringBuilder words = new StringBuilder();
            for (int k = 0; k < length; k++) {
                words.append(text(t + k));
            }
            run.add(new Slot(words.toString(), 0, 0, false, tokens.get(t).slot().at()));
            t += length;
        }
        while (t < tokens.size() && run.size() >= 3 && text(t).matches("备注|原因|是否核心指标|复核分?|财政审核评?分?")) {
            run.add(tokens.get(t).slot());
            t++;
        }
        run.add(0, new Slot("", 0, 0, false, tokens.get(from).slot().at()));
        return run.size() < 5 ? null : heads(inOneRow(run), t, 0);
    }

    /** Headings in two rows, the levels and what 年度指标值 falls into in the lower one, as they would stand in one. */
    private static List<Slot> inOneRow(List<Slot> run) {
        int level = 0;
        while (level < run.size() && Column.ofIndicator(run.get(level).text()) != Column.LEVEL1) {
            level++;
        }
        if (level == run.size() || level < 4) {
            return run;
        }
        List<Slot> row = new ArrayList<>(run.subList(level, run.size()));
        boolean target = row.stream().anyMatch(s -> Column.ofIndicator(s.text()) == Column.TARGET);
        run.subList(0, level).stream()
                .filter(s -> !s.text().isEmpty())
                .filter(s -> !target || Column.ofIndicator(s.text()) != Column.TARGET)
                .forEach(row::add);
        return row;
    }

    private static @Nullable Column heading(String text) {
        Column column = Column.ofIndicator(text);
        return column == null ? Column.ofFund(text) : column;
    }

    /** How many tokens make the heading that begins here; 0 where none does. */
    private int headingAt(int t) {
        for (int length : new int[] {1, 2}) {
            if (t + length > tokens.size()) {
                continue;
            }
            String words = length == 1 ? text(t) : text(t) + text(t + 1);
            boolean half = length == 1
                    && words.matches("(?:年初|全年|年度|实际|预算|调整后|指标|一级|二级|三级)")
                    && t + 1 < tokens.size()
                    && heading(words + text(t + 1)) != null;
            if (words.length() <= 24 && !half && heading(words) != null && !words.matches("[\\d.]+")) {
                return length;
            }
        }
        return 0;
    }

    private static @Nullable Heads heads(List<Slot> slots, int end, int width) {
        List<Slot> placed = new ArrayList<>();
        for (Slot slot : slots) {
            placed.add(new Slot(slot.text(), placed.size() + 1, placed.size() + 1, false, slot.at()));
        }
        if (placed.isEmpty()) {
            return null;
        }
        Line line = new Line(placed, true, false, false, false, placed.get(0).at());
        Header header = Header.ofIndicators(line);
        boolean fund = header == null;
        header = fund ? Header.ofFunds(line) : header;
        return header == null ? null : new Heads(line, header.columns(fund), fund, end, width);
    }

    // ── rows ──

    private void body(Heads heads) {
        Alignment alignment = new Alignment(heads.columns, heads.fund);
        List<Token> run = new ArrayList<>();
        while (at < tokens.size() && !ends(heads)) {
            Line own = own(at);
            if (text(at).matches("[….]{2,}") || (alone(at) && page(text(at)))) {
                at++;
                continue;
            }
            if (places.get(at)[1] == 0 && !own.running() && own.filled().size() > 1) {
                Line row = standing(own, alignment, heads);
                if (row != null) {
                    flush(alignment, run);
                    out.add(row);
                    at += own.filled().size();
                    continue;
                }
            }
            run.add(tokens.get(at));
            at++;
        }
        flush(alignment, run);
        boolean total = at < tokens.size()
                && places.get(at)[1] == 0
                && Labels.TOTAL.matcher(Words.heading(text(at))).matches();
        int lost = total ? heads.width - own(at).slots().size() : 0;
        if (total && (lost == 0 || lost == 1)) {
            out.add(placed(own(at), lost));
            at += own(at).filled().size();
        }
    }

    /** Whether it is the number of a page. */
    private static boolean page(String text) {
        String plain = Words.plain(text);
        return Labels.NOISE.matcher(plain).matches() && plain.matches(".*(?:[-—–]\\d|页|续).*");
    }

    private boolean ends(Heads heads) {
        String text = text(at);
        return (text.length() > LONGEST && alone(at))
                || (heads.fund ? Labels.endsFunds(text) : Labels.endsRows(text))
                || ((places.get(at)[1] == 0 || own(at).running() || alone(at)) && heads(at) != null);
    }

    /** The cells of a row that kept all of them, or lost only some at its ends; null where they do not suit the headings. */
    private static @Nullable Line standing(Line own, Alignment alignment, Heads heads) {
        List<Slot> slots = own.slots();
        int lost = heads.width - slots.size();
        int shift = -1;
        int best = -1;
        for (int by = 0; by <= lost && lost < 4; by++) {
            int stands = alignment.stands(slots, by);
            if (stands > best) {
                best = stands;
                shift = by;
            }
        }
        if (heads.width == 0 || shift < 0) {
            return null;
        }
        return placed(own, shift);
    }

    private static Line placed(Line own, int shift) {
        List<Slot> row = new ArrayList<>();
        for (Slot slot : own.slots()) {
            int column = row.size() + shift + 1;
            row.add(new Slot(slot.text(), column, column, false, slot.at()));
        }
        return new Line(row, true, false, false, false, own.at());
    }

    private void flush(Alignment alignment, List<Token> run) {
        List<List<Slot>> rows = alignment.rows(run);
        for (List<Slot> row : rows) {
            out.add(new Line(row, true, false, false, false, row.get(0).at()));
        }
        run.clear();
    }
}
