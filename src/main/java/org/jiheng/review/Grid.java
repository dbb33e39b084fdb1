package org.jiheng.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.document.Document.Cell;
import org.jiheng.document.Document.Row;
import org.jiheng.document.Document.Table;
import org.jspecify.annotations.Nullable;

/** A plain table as rows and columns of figures, with what heads a column and what names a row. */
final class Grid {
    private static final Pattern FIGURE = Pattern.compile("^([-+]?\\d+(?:\\.\\d+)?) ?([^\\d]{0,6})$");
    private static final Pattern CODES = Pattern.compile("序号|编号|编码|代码|行次|栏次|页码|年份|电话|时间|日期|单价|标准|均价|排名|名次");
    static final Pattern PERCENT =
            Pattern.compile("%|占比|比重|比例|[率]$|率\\(|率[^为]|幅度|增幅|降幅|执行进度|支付进度|支出进度|完成进度|同比|增减$(?<=幅)");
    private static final int MOST_HEADS = 5;

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
    }

    final List<Line> lines = new ArrayList<>();
    final String[] heads;
    final int width;

    private Grid(String[] heads) {
        this.heads = heads;
        this.width = heads.length;
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
        while (head < table.rows().size()
                && head < MOST_HEADS
                && !data(table.rows().get(head))) {
            head++;
        }
        String[] heads = new String[width];
        Arrays.fill(heads, "");
        for (Row row : table.rows().subList(0, head)) {
            boolean title =
                    row.cells().stream().filter(c -> !c.text().isBlank()).count() <= 1;
            for (Cell cell : row.cells()) {
                for (int c = cell.column(); c < cell.column() + cell.columns() && !title; c++) {
                    heads[c - 1] =
                            heads[c - 1] + "/" + Normal.of(cell.text()).text.replace(" ", "");
                }
            }
        }
        Grid grid = new Grid(heads);
        boolean[] codes = new boolean[width];
        for (int c = 0; c < width; c++) {
            codes[c] = CODES.matcher(heads[c]).find();
        }
        for (Row row : table.rows().subList(head, table.rows().size())) {
            grid.line(row, codes, unit);
        }
        return grid;
    }

    /** Whether a row holds figures; years and a row of column numbers are none. */
    private static boolean data(Row row) {
        List<String> figures = row.cells().stream()
                .map(c -> Normal.of(c.text()).text.strip())
                .filter(t -> FIGURE.matcher(t).matches() && !t.matches("(?:19|20)\\d\\d(?:年.*)?"))
                .toList();
        boolean numbers = figures.size() >= 2 && figures.stream().allMatch(t -> t.matches("\\d{1,2}"));
        for (int i = 1; i < figures.size() && numbers; i++) {
            numbers = Integer.parseInt(figures.get(i)) == Integer.parseInt(figures.get(i - 1)) + 1;
        }
        return !figures.isEmpty() && !numbers;
    }

    /** Puts a row into the columns; a row shorter than the table, whose format knows no columns, stands to the right. */
    private void line(Row row, boolean[] codes, String unit) {
        List<Cell> cells = row.cells();
        if (cells.isEmpty()) {
            return;
        }
        int covered = cells.stream().mapToInt(Cell::columns).sum();
        boolean gridless = cells.stream().allMatch(c -> c.columns() == 1);
        int shift = gridless
                        && covered < width
                        && FIGURE.matcher(Normal.of(cells.get(cells.size() - 1).text())
                                        .text
                                        .strip())
                                .matches()
                ? width - cells.get(cells.size() - 1).column()
                : 0;
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
            Num num = codes[c] ? null : num(cell, heads[c], unit);
            nums[c] = num;
            texts[c] = num == null ? cell.text().replace("\n", "") : "";
        }
        lines.add(new Line(nums, texts, words.toString()));
    }

    private static boolean number(Cell cell) {
        return FIGURE.matcher(Normal.of(cell.text()).text.strip()).matches();
    }

    private static @Nullable Num num(Cell cell, String head, String unit) {
        Matcher m = FIGURE.matcher(Normal.of(cell.text()).text.strip());
        if (!m.matches()) {
            return null;
        }
        String own = java.util.Optional.ofNullable(m.group(2)).orElse("").strip();
        Unit of = own.isEmpty()
                ? unit(head, unit)
                : Unit.at(own, 0).filter(u -> u.name().equals(own)).orElse(Unit.NONE);
        boolean year = m.group().matches("(?:19|20)\\d\\d") && !head.matches(".*(?:元|数|额).*");
        return of.kind() == Unit.Kind.NONE || of.kind() == Unit.Kind.TIME || year
                ? null
                : new Num(new BigDecimal(m.group(1)), of, cell.text().strip(), cell.at());
    }

    /** The unit of a column: what its head says, else that of the table; amounts of unknown unit are taken as rounded. */
    private static Unit unit(String head, String table) {
        Matcher named = Pattern.compile("[(:]([^()]{1,5})\\)?$").matcher(head);
        if (named.find()) {
            String name = java.util.Optional.ofNullable(named.group(1)).orElse("");
            Unit unit = Unit.at(name, 0).filter(u -> u.name().equals(name)).orElse(Unit.NONE);
            if (unit.kind() != Unit.Kind.NONE) {
                return unit;
            }
        }
        if (PERCENT.matcher(head).find()) {
            return Unit.PERCENT;
        }
        if (Pattern.compile("权重|分值|得分|标准分|满分").matcher(head).find()) {
            return Unit.of("分");
        }
        if (Pattern.compile("人数|个数|项目数|户数|数量").matcher(head).find()) {
            return Unit.of("个");
        }
        return table.isEmpty() ? new Unit("", Unit.Kind.MEASURE, "?", 0) : Unit.of(table);
    }

    /** Columns of amounts, blocks of a two-sided table apart: a block begins where texts stand again. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        List<Integer> figures = new ArrayList<>();
        for (int c = 0; c < width; c++) {
            int column = c;
            long numbers = lines.stream().filter(l -> l.nums[column] != null).count();
            long words = lines.stream()
                    .filter(l -> l.nums[column] == null
                            && !l.texts[column].isBlank()
                            && !l.texts[column].matches("[\\s\\-—/]*"))
                    .count();
            if (numbers == 0 && words == 0) {
                continue;
            }
            if (numbers > words) {
                figures.add(c);
            } else {
                if (!figures.isEmpty() && words * 2 > lines.size()) {
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

    /** Columns that name rows, and columns of figures that belong to them. */
    static final class Block {
        final Grid grid;
        final List<Integer> figures;
        final List<String> names = new ArrayList<>();
        /** Item numbers or codes of rows, empty where there are none. */
        final List<String> codes = new ArrayList<>();

        final List<String> printed = new ArrayList<>();

        Block(Grid grid, List<Integer> labels, List<Integer> figures) {
            this.grid = grid;
            this.figures = List.copyOf(figures);
            for (Line line : grid.lines) {
                String name = "";
                String code = "";
                for (int c : labels) {
                    String text = Normal.of(line.texts[c]).text.strip();
                    boolean number = text.matches("\\d{1,9}|[一二三四五六七八九十]{1,3}");
                    code = number ? text : code;
                    name = text.isEmpty() || number ? name : line.texts[c];
                }
                printed.add(name);
                names.add(Normal.of(name).text.replaceAll("[\\s ]", ""));
                codes.add(code);
            }
            for (int r = 0; r < grid.lines.size(); r++) {
                for (int c : figures) {
                    Num num = grid.lines.get(r).nums[c];
                    if (num != null) {
                        num.label = names.get(r) + grid.heads[c].replaceAll("^.*/", "·");
                    }
                }
            }
        }

        @Nullable
        Num num(int row, int column) {
            return grid.lines.get(row).nums[column];
        }

        int rows() {
            return names.size();
        }

        String head(int column) {
            return grid.heads[column];
        }

        String quote(int row) {
            return grid.lines.get(row).words;
        }
    }
}
