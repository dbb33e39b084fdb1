package org.jiheng.review.form;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jiheng.document.Location;
import org.jiheng.engine.facts.Form;
import org.jiheng.engine.facts.FormRow;
import org.jspecify.annotations.Nullable;

/**
 * A self-evaluation form as it was read: the facts that rules see, and the printed cells with their places.
 *
 * @param facts the form as rules see it
 * @param title the title over it, empty where there is none
 * @param department 主管部门, or the department itself; empty where the form does not say
 * @param moneyUnit the unit its money is printed in
 * @param funds the rows of its budget, the total among them, in reading order
 * @param rows its indicator rows
 * @param subtotals points printed for a level as a whole
 * @param weights the printed total of weights
 * @param total the printed total score
 * @param announced the total score where it is printed a second time, above the form's tables
 * @param goal 总体目标, as words
 * @param done 实际完成情况, as words
 * @param unread rows between its headings and its end that were not understood
 * @param at where it begins
 */
public record SelfForm(
        Form facts,
        String title,
        String department,
        String moneyUnit,
        List<Fund> funds,
        List<Entry> rows,
        List<Subtotal> subtotals,
        @Nullable Printed weights,
        @Nullable Printed total,
        @Nullable Printed announced,
        @Nullable Printed goal,
        @Nullable Printed done,
        int unread,
        Location at) {
    /** Fewer words say too little to have been copied. */
    private static final int LEAST_GOAL = 12;

    public SelfForm {
        funds = List.copyOf(funds);
        rows = List.copyOf(rows);
        subtotals = List.copyOf(subtotals);
    }

    /** The budget row that stands for all of the money; null where none is printed. */
    public @Nullable Fund whole() {
        return funds.stream().filter(Fund::total).findFirst().orElse(null);
    }

    /** Whether what is said to be done is the goal, word for word. */
    public boolean repeatsGoal() {
        String aim = goal == null ? "" : Words.plain(goal.text()).replaceAll("[。;,、]+$", "");
        String result = done == null ? "" : Words.plain(done.text()).replaceAll("[。;,、]+$", "");
        return aim.length() >= LEAST_GOAL && aim.equals(result);
    }

    /**
     * A row of the budget.
     *
     * @param source the words before its figures, without 其中
     * @param nested whether 其中 stands before them
     * @param total whether it is the total of the others
     */
    public record Fund(String source, boolean nested, boolean total, Map<Column, Printed> cells, Location at) {
        public Fund {
            cells = copy(cells);
        }
    }

    /** An indicator row: the fact, and its cells by what they are about. */
    public record Entry(FormRow fact, Map<Column, Printed> cells, Location at) {
        public Entry {
            cells = copy(cells);
        }

        /** Whether target and actual are counted in units that cannot be converted into each other. */
        public boolean unitsDiffer() {
            String aim = Value.counted(fact.targetUnit());
            String result = Value.counted(fact.actualUnit());
            return !aim.isEmpty() && !result.isEmpty() && Value.factor(aim, result) == null;
        }
    }

    /**
     * Points that a level has as a whole, such as 产出指标（50分） or a row 小计.
     *
     * @param column {@link Column#WEIGHT} or {@link Column#SCORE}
     * @param rows the numbers, from 0, of the rows it is the total of; empty where the form lists none
     */
    public record Subtotal(String level, Column column, Printed printed, List<Integer> rows) {
        public Subtotal {
            rows = List.copyOf(rows);
        }
    }

    private static Map<Column, Printed> copy(Map<Column, Printed> cells) {
        return java.util.Collections.unmodifiableMap(cells.isEmpty() ? Map.of() : new EnumMap<>(cells));
    }
}
