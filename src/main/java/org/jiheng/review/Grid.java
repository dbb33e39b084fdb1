package org.jiheng.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.document.Document.Cell;
import org.jiheng.document.Document.Row;
import org.jiheng.document.Document.Table;
import org.jspecify.annotations.Nullable;

/** A plain table as rows and columns of figures, with what heads a column and what names a row. */
final class Grid {
    private static final Pattern FIGURE = Pattern.compile("^([-+]?\\d+(?:\\.\\d+)?) ?([^\\d]{0,6})$");
    /** A loss in brackets; whole numbers of one or two digits in brackets count items. */
    private static final Pattern BRACKETED = Pattern.compile("^\\((\\d{3,}|\\d+\\.\\d+)\\)$");

    private static final Pattern CODES =
            Pattern.compile("序号|编号|编码|代码|行次|栏次|页码|年份|电话|时间|日期|单价|标准|均价|排名|名次|^/?(?:类|款|项)$|科目/(?:类|款|项)$");
    static final Pattern PERCENT =
            Pattern.compile("%|占比|比重|比例|[率]$|率\\(|率[^为]|幅度|增幅|降幅|执行进度|支付进度|支出进度|完成进度|同比|环比|增减$(?<=幅)");
    private static final Pattern RATE_ROW = Pattern.compile("(?:率|占比|比重|幅度|增幅|降幅|%)[)）]?$");
    private static final Pattern RESULT = Pattern.compile("权重|分值|得分|标准分|满分");
    private static final Pattern UNIT_NAMED = Pattern.compile("[(:]([^()]{1,5})\\)?(?:$|(?<=\\)))");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
    private static final int MOST_HEADS = 6;

    /** A row of data. */
    static final class Line {
        final @Nullable Num[] nums;
        final String[] texts;
        final String words;

        Line(@Nullable Num[] nums, String[] texts, String words) {
            this.nums = nums;
            this.texts = texts;
            this.words = words;
        }

        boolean hasFigures() {
            return Arrays.stream(nums).anyMatch(Objects::nonNull);
        }
    }

    final List<Line> lines = new ArrayList<>();
    final String[] heads;
    /** What the row of column numbers says of a column: its number, and how it is computed. */
    final String[] numbers;

    final int width;
    private final boolean[] codes;
    /** Columns that hold nothing but years. */
    private final boolean[] years;

    private final String unit;

    private Grid(int width, String unit) {
        this.heads = new String[width];
        this.numbers = new String[width];
        this.width = width;
        this.codes = new boolean[width];
        this.years = new boolean[width];
        this.unit = unit;
        Arrays.fill(heads, "");
        Arrays.fill(numbers, "");
    }

    /** Reads a table; the unit is what the text above it says of its amounts. */
    static Grid of(Table table, String unit) {
        int width = 0;
        for (Row row : table.rows()) {
            for (Cell cell : row.cells()) {
                width = Math.max(width, cell.column() + cell.columns() - 1);
            }
        }
        int head = 0;
        int heads = 0;
        while (head < table.rows().size()
                && heads < MOST_HEADS
                && !data(table.rows().get(head))) {
            heads += title(table.rows().get(head)) ? 0 : 1;
            head++;
        }
        Grid grid = new Grid(width, unit);
        List<Row> body = table.rows().subList(head, table.rows().size());
        grid.heads(table.rows().subList(0, head));
        for (int c = 0; c < width; c++) {
            grid.codes[c] = CODES.matcher(grid.heads[c]).find() || coded(body, c + 1);
            int column = c + 1;
            grid.years[c] = body.stream()
                    .flatMap(row -> row.cells().stream())
                    .filter(cell -> cell.column() == column && number(cell))
                    .allMatch(cell -> YEAR.matcher(cell.text().strip()).matches());
        }
        body.forEach(grid::line);
        return grid;
    }

    private void heads(List<Row> rows) {
        String[][] texts = new String[rows.size()][width];
        for (int r = 0; r < rows.size(); r++) {
            Arrays.fill(texts[r], "");
            for (Cell cell : rows.get(r).cells()) {
                for (int c = cell.column(); c < cell.column() + cell.columns(); c++) {
                    texts[r][c - 1] = Normal.of(cell.text()).text.replace(" ", "");
                }
            }
        }
        for (int r = 0; r < rows.size(); r++) {
            boolean numbered = numbered(rows.get(r));
            boolean title = title(rows.get(r));
            for (int c = 0; c < width && !title; c++) {
                if (numbered) {
                    numbers[c] = texts[r][c];
                    continue;
                }
                if (texts[r][c].isEmpty() && c > 0 && below(texts, rows, r, c)) {
                    texts[r][c] = texts[r][c - 1];
                }
                heads[c] = heads[c] + (texts[r][c].isEmpty() ? "" : "/" + texts[r][c]);
            }
        }
    }

    /** Whether a row says something of the whole table, or nothing. */
    private static boolean title(Row row) {
        return row.cells().stream().filter(c -> !c.text().isBlank()).count() <= 1;
    }

    /** Whether a blank head is the rest of the one to its left, as it is where something stands below and nothing above. */
    private static boolean below(String[][] texts, List<Row> rows, int row, int column) {
        for (int r = row + 1; r < texts.length; r++) {
            if (!texts[r][column].isEmpty() && !numbered(rows.get(r))) {
                boolean shared = row == 0 || texts[row - 1][column].equals(texts[row - 1][column - 1]);
                return shared && !texts[r][column - 1].isEmpty();
            }
        }
        return false;
    }

    /** Whether a row numbers the columns: 1, 2, 3 = 1 + 2. */
    private static boolean numbered(Row row) {
        int numbers = 0;
        int next = 0;
        for (Cell cell : row.cells()) {
            String text = Normal.of(cell.text()).text.replace(" ", "");
            if (text.matches("\\(?\\d{1,2}\\)?(?:=.*)?|[①-⑳](?:=.*)?|[A-Z](?:=.*)?")) {
                numbers++;
                Matcher plain = Pattern.compile("\\d{1,2}").matcher(text);
                if (plain.lookingAt()) {
                    int number = Integer.parseInt(plain.group());
                    if (number < next || number > next + 3) {
                        return false;
                    }
                    next = number;
                }
            } else if (!text.isEmpty() && !text.matches("栏次|行次|项次|次|序号|栏目|—|-|合计|类|款|项|甲|乙")) {
                return false;
            }
        }
        return numbers >= 2;
    }

    /** Whether a row holds figures; years and a row of column numbers are none. */
    private static boolean data(Row row) {
        return !numbered(row)
                && row.cells().stream()
                        .map(Grid::plain)
                        .anyMatch(t -> (FIGURE.matcher(t).matches() && !t.matches("(?:19|20)\\d\\d(?:年.*)?"))
                                || BRACKETED.matcher(t).matches());
    }

    /** Whether a column holds codes that nest, or counts rows. */
    private static boolean coded(List<Row> body, int column) {
        List<String> texts = body.stream()
                .flatMap(row -> row.cells().stream())
                .filter(cell -> cell.column() == column)
                .map(cell -> cell.text().strip())
                .filter(text -> text.matches("\\d[\\d.,]*"))
                .toList();
        boolean codes = texts.size() >= 3 && texts.stream().allMatch(t -> t.matches("\\d{3}(?:\\d\\d){0,2}"));
        boolean nested = false;
        boolean counts = column == 1 && texts.size() >= 3;
        for (int i = 1; i < texts.size(); i++) {
            nested |= texts.get(i).length() == texts.get(i - 1).length() + 2
                    && texts.get(i).startsWith(texts.get(i - 1));
        }
        for (int i = 0; i < texts.size(); i++) {
            counts &= texts.get(i).equals(Integer.toString(i + 1));
        }
        return (codes && nested) || counts;
    }

    /** Puts a row into the columns; a row shorter than the table, whose format knows no columns, stands to the right. */
    private void line(Row row) {
        List<Cell> cells = row.cells();
        if (cells.isEmpty()) {
            return;
        }
        int covered = cells.stream().mapToInt(Cell::columns).sum();
        boolean gridless = cells.stream().allMatch(c -> c.columns() == 1)
                && cells.get(0).at().line() != null;
        int shift = gridless && covered < width && number(cells.get(cells.size() - 1))
                ? width - cells.get(cells.size() - 1).column()
                : 0;
        boolean head = numbered(row);
        Unit own = rowUnit(cells);
        @Nullable Num[] nums = new @Nullable Num[width];
        String[] texts = new String[width];
        Arrays.fill(texts, "");
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            int c = cell.column() - 1 + (shift > 0 && i == 0 && !number(cell) ? 0 : shift);
            if (c >= width) {
                continue;
            }
            words.append(words.length() == 0 ? "" : " | ")
                    .append(cell.text().replace("\n", "").strip());
            Num num = codes[c] || head ? null : num(cell, heads[c], own);
            nums[c] = num;
            texts[c] = num == null && !head ? cell.text().replace("\n", "") : "";
        }
        lines.add(new Line(nums, texts, words.toString()));
    }

    /** The unit that a row gives for its figures, in its name or in a column of units. */
    private Unit rowUnit(List<Cell> cells) {
        Unit found = Unit.NONE;
        for (Cell cell : cells) {
            String text = Normal.of(cell.text()).text.replace(" ", "");
            int c = Math.min(cell.column(), width) - 1;
            if (number(cell) || text.isEmpty()) {
                continue;
            }
            if (heads[c].matches("/?(?:计量)?单位")) {
                found = Unit.at(text, 0).filter(u -> u.name().equals(text)).orElse(found);
            } else if (found.kind() == Unit.Kind.NONE) {
                Unit named = named(text);
                found = named.kind() != Unit.Kind.NONE
                        ? named
                        : RATE_ROW.matcher(text).find() && text.length() < 20 ? Unit.PERCENT : Unit.NONE;
            }
        }
        return found;
    }

    /** The text of a cell without the marks that make it bold. */
    private static String plain(Cell cell) {
        return Normal.of(cell.text()).text.strip().replaceAll("^\\*{1,2}|\\*{1,2}$", "");
    }

    private static boolean number(Cell cell) {
        String text = plain(cell);
        return FIGURE.matcher(text).matches() || BRACKETED.matcher(text).matches();
    }

    private @Nullable Num num(Cell cell, String head, Unit row) {
        String text = plain(cell);
        Matcher bracketed = BRACKETED.matcher(text);
        Matcher m = FIGURE.matcher(bracketed.matches() ? "-" + bracketed.group(1) : text);
        if (!m.matches()) {
            return null;
        }
        String own = java.util.Optional.ofNullable(m.group(2)).orElse("").strip();
        Unit of = own.isEmpty()
                ? unit(head, row)
                : Unit.at(own, 0).filter(u -> u.name().equals(own)).orElse(Unit.NONE);
        boolean year = years[Math.min(cell.column(), width) - 1]
                && YEAR.matcher(cell.text().strip()).matches()
                && !head.matches(".*(?:元|数|额).*");
        return of.kind() == Unit.Kind.NONE || of.kind() == Unit.Kind.TIME || year
                ? null
                : new Num(new BigDecimal(m.group(1)), of, cell.text().strip(), cell.at());
    }

    private static Unit named(String text) {
        Matcher named = UNIT_NAMED.matcher(text);
        while (named.find()) {
            String name = java.util.Optional.ofNullable(named.group(1)).orElse("");
            Unit unit = Unit.at(name, 0).filter(u -> u.name().equals(name)).orElse(Unit.NONE);
            if (unit.kind() != Unit.Kind.NONE && unit.kind() != Unit.Kind.TIME) {
                return unit;
            }
        }
        return Unit.NONE;
    }

    /** The unit of a figure: what its head or its row says, else that of the table; amounts of unknown unit are taken as rounded. */
    private Unit unit(String head, Unit row) {
        Unit named = named(head);
        if (named.kind() != Unit.Kind.NONE) {
            return named;
        }
        if (PERCENT.matcher(head).find()) {
            return Unit.PERCENT;
        }
        if (RESULT.matcher(head).find()) {
            return Unit.of("分");
        }
        if (row.kind() != Unit.Kind.NONE && row.kind() != Unit.Kind.TIME) {
            return row;
        }
        if (Pattern.compile("人数|个数|项目数|户数|数量").matcher(head).find()) {
            return Unit.of("个");
        }
        return unit.isEmpty() ? new Unit("", Unit.Kind.MEASURE, "?", 0) : Unit.of(unit);
    }

    /** Columns of amounts, blocks of a two-sided table apart: a block begins where names of rows stand again. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        List<Integer> figures = new ArrayList<>();
        for (int c = 0; c < width; c++) {
            int column = c;
            long numbers = lines.stream().filter(l -> l.nums[column] != null).count();
            List<String> words = lines.stream()
                    .filter(l -> l.nums[column] == null)
                    .map(l -> l.texts[column].strip())
                    .filter(t -> !t.matches("[\\s\\-—/]*"))
                    .toList();
            if (numbers == 0 && words.isEmpty()) {
                continue;
            }
            if (numbers > words.size()) {
                figures.add(c);
            } else {
                if (!figures.isEmpty() && side(c, words, labels)) {
                    blocks.add(new Block(this, labels, figures));
                    labels = new ArrayList<>();
                    figures = new ArrayList<>();
                }
                if (figures.isEmpty()) {
                    labels.add(c);
                }
            }
        }
        if (!figures.isEmpty()) {
            blocks.add(new Block(this, labels, figures));
        }
        return blocks;
    }

    /** Whether a column of texts names the rows of another side of the table, and is no remark. */
    private boolean side(int column, List<String> words, List<Integer> labels) {
        String head = heads[column].replaceAll("^.*/", "");
        return words.stream()
                        .anyMatch(w -> Rows.total(w) || Levels.CLASS.matcher(w).find())
                || (!labels.isEmpty() && !head.isEmpty() && head.equals(heads[labels.get(0)].replaceAll("^.*/", "")));
    }
}
