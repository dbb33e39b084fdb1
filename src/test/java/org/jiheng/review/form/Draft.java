package org.jiheng.review.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A self-evaluation form of no real unit, clean, to be laid out in the columns of a province: its figures by name, and its table as
 * rows of cells that span columns and rows as such forms do.
 */
final class Draft {
    /** The columns that provinces print. */
    enum Columns {
        NATIONAL,
        SIGN_AND_UNIT,
        COMPLETION,
        TWO_ROWS,
        DEPARTMENT
    }

    /** A cell of the table: its words, or the name of the figure that stands in it. */
    record Cell(String text, String figure, int span, boolean continued) {}

    private static final String[][] ROWS = {
        {"产出指标", "数量指标", "开展巡回展览", ">=", "24", "场", "27", "112.50%", "12", "12", ""},
        {"产出指标", "数量指标", "编印宣传手册", ">=", "3600", "册", "3420", "95.00%", "13", "12.35", "印刷延期"},
        {"产出指标", "质量指标", "展品完好率", ">=", "98", "%", "98.6", "100.61%", "10", "10", ""},
        {"产出指标", "时效指标", "布展完成天数", "<=", "45", "天", "41", "", "7", "7", ""},
        {"产出指标", "成本指标", "单场布展成本", "<=", "2.4", "万元", "2.28", "", "8", "8", ""},
        {"效益指标", "社会效益指标", "参观人次", ">=", "51000", "人次", "48450", "95.00%", "18", "17.1", "雨天较多"},
        {"效益指标", "可持续影响指标", "合作学校数量", ">=", "16", "所", "16", "100.00%", "12", "12", ""},
        {"满意度指标", "服务对象满意度指标", "观众满意度", ">=", "90", "%", "93.6", "104.00%", "10", "10", ""}
    };
    private static final String[][] DEPARTMENT_ROWS = {
        {"运行成本", "公用经费控制", "公用经费控制率", "<=", "100", "%", "93.5", "", "12", "12", ""},
        {"管理效率", "预算编制", "预算编制完整率", ">=", "95", "%", "96", "101.05%", "14", "14", ""},
        {"管理效率", "资产管理", "固定资产利用率", ">=", "92", "%", "87.4", "95.00%", "14", "13.3", "两台设备待报废"},
        {"履职效能", "展览服务", "全年展览场次", ">=", "36", "场", "38", "105.55%", "20", "20", ""},
        {"社会效应", "社会效益", "服务群众人次", ">=", "72000", "人次", "70200", "97.50%", "15", "14.63", "闭馆检修"},
        {"可持续发展能力", "人才队伍", "培训讲解员", ">=", "25", "人", "25", "100.00%", "5", "5", ""},
        {"满意度", "服务对象满意度", "观众满意度", ">=", "90", "%", "92.7", "103.00%", "10", "10", ""}
    };

    final Map<String, String> figures = new LinkedHashMap<>();
    final List<String> parts = new ArrayList<>();
    final Columns columns;
    final int rows;
    private final String[][] indicators;
    private final List<List<Cell>> table = new ArrayList<>();

    Draft(Columns columns) {
        this.columns = columns;
        indicators = columns == Columns.DEPARTMENT ? DEPARTMENT_ROWS : ROWS;
        rows = indicators.length;
        boolean department = columns == Columns.DEPARTMENT;
        fund("total", department ? "1846.20 2013.75 1966.83 97.67%" : "186.00 193.40 185.47 95.90%");
        if (department) {
            fund("基本支出", "1214.60 1287.35 1287.35 100.00%");
            fund("项目支出", "631.60 726.40 679.48 93.54%");
        } else {
            fund("当年财政拨款", "160.00 158.40 153.17 96.70%");
            fund("上年结转资金", "0.00 9.00 8.30 92.22%");
            fund("其他资金", "26.00 26.00 24.00 92.31%");
        }
        figures.put("execution weight", "10");
        figures.put("execution score", department ? "9.77" : "9.59");
        BigDecimal sum = new BigDecimal(figure("execution score"));
        for (int i = 0; i < rows; i++) {
            String[] row = indicators[i];
            figures.put(i + " target", row[4]);
            figures.put(i + " actual", row[6]);
            if (columns == Columns.COMPLETION) {
                figures.put(i + " completion", row[7]);
            }
            figures.put(i + " weight", row[8]);
            figures.put(i + " score", row[9]);
            sum = sum.add(new BigDecimal(row[9]));
        }
        figures.put("weights", "100");
        figures.put("score", sum.toPlainString());
    }

    private void fund(String name, String amounts) {
        String[] each = amounts.split(" ", -1);
        parts.add(name);
        figures.put(name + " initial", each[0]);
        figures.put(name + " annual", each[1]);
        figures.put(name + " executed", each[2]);
        figures.put(name + " rate", each[3]);
    }

    String figure(String name) {
        return figures.getOrDefault(name, "");
    }

    /** What a row says, in the words and figures that a reader of forms makes of it. */
    String told(int row) {
        String[] i = indicators[row];
        return String.join(" ", i[0], i[1], i[2], i[3], i[4], i[5], i[6], i[8], i[9]);
    }

    /** The rows of the form, the title first. */
    List<List<Cell>> table() {
        table.clear();
        boolean department = columns == Columns.DEPARTMENT;
        int width = width();
        row(words(department ? "部门（单位）整体支出绩效自评表" : "项目支出绩效自评表", width));
        row(words("（2024年度）", width));
        if (department) {
            row(words("部门名称", 3), words("示例县文化馆", width - 3));
        } else {
            row(words("项目名称", 3), words("流动展览经费", width - 3));
            row(words("主管部门", 3), words("示例县文化局", 2), words("实施单位", 1), words("示例县文化馆", width - 6));
        }
        budget(width);
        row(words("年度总体目标", 1), words("预期目标", 4), words("实际完成情况", width - 5));
        row(below(1), words("办好展览，服务群众。", 4), words("展览已办完，群众反映良好。", width - 5));
        headings();
        for (int i = 0; i < rows; i++) {
            indicator(i);
        }
        List<Cell> total =
                new ArrayList<>(List.of(words("总分", weightColumn() - 1), figure("weights", 1), figure("score", 1)));
        row(total.toArray(Cell[]::new));
        return table;
    }

    private int width() {
        return switch (columns) {
            case NATIONAL, DEPARTMENT -> 9;
            case SIGN_AND_UNIT, TWO_ROWS -> 11;
            case COMPLETION -> 11;
        };
    }

    private int weightColumn() {
        return columns == Columns.NATIONAL || columns == Columns.DEPARTMENT ? 7 : 9;
    }

    private void budget(int width) {
        int more = width - 8;
        String money = columns == Columns.SIGN_AND_UNIT ? "预算执行情况（万元）" : "项目资金（万元）";
        row(
                words(columns == Columns.DEPARTMENT ? "部门资金（万元）" : money, 1),
                words("", more),
                words("年初预算数", 1),
                words(columns == Columns.SIGN_AND_UNIT ? "调整后预算数" : "全年预算数（A）", 1),
                words(columns == Columns.SIGN_AND_UNIT ? "预算执行数" : "全年执行数（B）", 1),
                words(columns == Columns.SIGN_AND_UNIT ? "权重" : "分值", 1),
                words(columns == Columns.SIGN_AND_UNIT ? "预算执行率" : "执行率（B/A）", 1),
                words("得分", 1));
        for (String part : parts) {
            boolean total = part.equals("total");
            row(
                    below(1),
                    words(total ? "年度资金总额：" : parts.indexOf(part) == 1 ? "其中：" + part : part, more),
                    figure(part + " initial", 1),
                    figure(part + " annual", 1),
                    figure(part + " executed", 1),
                    total ? figure("execution weight", 1) : words("-", 1),
                    figure(part + " rate", 1),
                    total ? figure("execution score", 1) : words("-", 1));
        }
    }

    private void headings() {
        switch (columns) {
            case NATIONAL, DEPARTMENT ->
                row(
                        words("绩效指标", 1),
                        words("一级指标", 1),
                        words("二级指标", 1),
                        words("三级指标", 1),
                        words("年度指标值", 1),
                        words("实际完成值", 1),
                        words("分值", 1),
                        words("得分", 1),
                        words("偏差原因分析及改进措施", 1));
            case SIGN_AND_UNIT ->
                row(
                        words("绩效指标", 1),
                        words("一级指标", 1),
                        words("二级指标", 1),
                        words("三级指标", 1),
                        words("指标性质", 1),
                        words("指标值", 1),
                        words("度量单位", 1),
                        words("完成值", 1),
                        words("权重", 1),
                        words("得分", 1),
                        words("未完成原因分析", 1));
            case COMPLETION ->
                row(
                        words("绩效指标", 1),
                        words("一级指标", 1),
                        words("二级指标", 1),
                        words("三级指标", 1),
                        words("计量单位", 1),
                        words("全年目标值", 1),
                        words("全年完成值", 1),
                        words("完成比例", 1),
                        words("分值", 1),
                        words("自评得分", 1),
                        words("备注", 1));
            case TWO_ROWS -> {
                row(
                        words("绩效指标", 4),
                        words("年度指标值", 3),
                        words("实际完成值", 1),
                        words("分值", 1),
                        words("得分", 1),
                        words("偏差原因分析", 1));
                row(
                        below(1),
                        words("一级指标", 1),
                        words("二级指标", 1),
                        words("三级指标", 1),
                        words("指标性质", 1),
                        words("指标值", 1),
                        words("度量单位", 1),
                        below(1),
                        below(1),
                        below(1),
                        below(1));
            }
        }
    }

    private void indicator(int i) {
        String[] row = indicators[i];
        boolean first = i == 0 || !indicators[i - 1][0].equals(row[0]);
        boolean second = first || !indicators[i - 1][1].equals(row[1]);
        String sign = row[3].equals(">=") ? "≥" : "≤";
        List<Cell> cells = new ArrayList<>(List.of(
                below(1), first ? words(row[0], 1) : below(1), second ? words(row[1], 1) : below(1), words(row[2], 1)));
        switch (columns) {
            case NATIONAL, DEPARTMENT -> {
                cells.add(new Cell(sign + "%s" + row[5], i + " target", 1, false));
                cells.add(new Cell("%s" + row[5], i + " actual", 1, false));
            }
            case SIGN_AND_UNIT, TWO_ROWS ->
                cells.addAll(
                        List.of(words(sign, 1), figure(i + " target", 1), words(row[5], 1), figure(i + " actual", 1)));
            case COMPLETION ->
                cells.addAll(List.of(
                        words(row[5], 1),
                        new Cell(sign + "%s", i + " target", 1, false),
                        figure(i + " actual", 1),
                        row[7].isEmpty() ? words("—", 1) : figure(i + " completion", 1)));
        }
        cells.addAll(List.of(figure(i + " weight", 1), figure(i + " score", 1), words(row[10], 1)));
        row(cells.toArray(Cell[]::new));
    }

    private void row(Cell... cells) {
        table.add(List.of(cells));
    }

    private static Cell words(String text, int span) {
        return new Cell(text, "", span, false);
    }

    private static Cell figure(String name, int span) {
        return new Cell("%s", name, span, false);
    }

    private static Cell below(int span) {
        return new Cell("", "", span, true);
    }

    /** What a cell prints when its figure is changed by {@code figures}. */
    static String text(Cell cell, Function<String, String> figures) {
        return cell.figure().isEmpty() ? cell.text() : cell.text().replace("%s", figures.apply(cell.figure()));
    }
}
