package org.jiheng.engine.guard;

import java.util.List;
import java.util.stream.Stream;

/** All that a condition can be made of. {@code at} is the offset in the text of the expression. */
public sealed interface Expression {
    int at();

    /** The expressions it is made of. */
    default List<Expression> parts() {
        return List.of();
    }

    /** A decimal number, written with {@code B}. */
    record Decimal(int at, String digits) implements Expression {}

    /** A whole number without {@code B}, for counts that are no decimals (a year). */
    record Whole(int at, String digits) implements Expression {}

    /** A text in double quotes. */
    record Words(int at, String text) implements Expression {}

    /** {@code true} or {@code false}. */
    record Truth(int at, boolean value) implements Expression {}

    /** {@code null}: not given. */
    record Nothing(int at) implements Expression {}

    /** A field of the fact the constraint is of. */
    record Field(int at, String name) implements Expression {}

    /** A variable bound earlier. */
    record Variable(int at, String name) implements Expression {}

    /** A field of a fact bound earlier. */
    record FieldOf(int at, String variable, String name) implements Expression {}

    /** The value that a computed condition is of. */
    record This(int at) implements Expression {}

    /** {@code + - * / %}. */
    record Arithmetic(int at, String operator, Expression left, Expression right) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /** The negative of a number. */
    record Negative(int at, Expression operand) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(operand);
        }
    }

    /** {@code ceiling floor abs min max}. */
    record Function(int at, String name, List<Expression> arguments) implements Expression {
        @Override
        public List<Expression> parts() {
            return arguments;
        }
    }

    /** {@code == != < <= > >=}. */
    record Comparison(int at, String operator, Expression left, Expression right) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /** {@code in (…)} and {@code not in (…)}. */
    record Membership(int at, Expression left, boolean negated, List<Expression> choices) implements Expression {
        @Override
        public List<Expression> parts() {
            return Stream.concat(Stream.of(left), choices.stream()).toList();
        }
    }

    /** {@code matches "…"} and {@code not matches "…"}, with a pattern of bounded cost. */
    record Match(int at, Expression left, boolean negated, String pattern) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(left);
        }
    }

    /** {@code &&} and {@code ||}. */
    record Logic(int at, String operator, Expression left, Expression right) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }
}
