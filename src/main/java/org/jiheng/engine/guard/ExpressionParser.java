package org.jiheng.engine.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jiheng.engine.guard.Tokens.Kind;
import org.jiheng.engine.guard.Tokens.Refusal;
import org.jiheng.engine.guard.Tokens.Token;
import org.jspecify.annotations.Nullable;

/** Reads an expression; the grammar is the allow-list, and what it does not know is refused with the offset. */
final class ExpressionParser {
    static final Set<String> FUNCTIONS = Set.of("ceiling", "floor", "abs", "min", "max");

    static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z\\u4e00-\\u9fff][A-Za-z0-9_\\u4e00-\\u9fff]*");

    private static final int MAX_DEPTH = 20;
    private static final int MAX_PATTERN = 60;
    private static final int MAX_OPTIONAL = 3;
    private final Tokens tokens;
    private int depth;

    private ExpressionParser(String text) {
        tokens = new Tokens(text);
    }

    /** A constraint as written: a name for it where it binds one, and what it says. */
    record Written(@Nullable String binding, Expression expression) {}

    /** A constraint of a pattern: {@code $x : field}, {@code $x : (arithmetic)}, or a condition. */
    static Written constraint(String text) {
        ExpressionParser parser = new ExpressionParser(text);
        String binding = null;
        if (parser.tokens.peek().text().startsWith("$")
                && parser.tokens.peekSecond().text().equals(":")) {
            binding = parser.tokens.take().text();
            parser.tokens.take();
            boolean bracketed = parser.tokens.peek().text().equals("(");
            int start = parser.tokens.peek().at();
            Expression expression = parser.sum();
            if (!bracketed && !(expression instanceof Expression.Field)) {
                throw new Refusal(start, "guard.binding-brackets", binding);
            }
            parser.tokens.end();
            return new Written(binding, expression);
        }
        Expression expression = parser.or();
        parser.tokens.end();
        return new Written(binding, expression);
    }

    /** The arithmetic of a computed value. */
    static Expression arithmetic(String text) {
        ExpressionParser parser = new ExpressionParser(text);
        Expression expression = parser.sum();
        parser.tokens.end();
        return expression;
    }

    private Expression or() {
        Expression left = and();
        while (tokens.peek().text().equals("||")) {
            left = new Expression.Logic(tokens.take().at(), "||", left, and());
        }
        return left;
    }

    private Expression and() {
        Expression left = condition();
        while (tokens.peek().text().equals("&&")) {
            left = new Expression.Logic(tokens.take().at(), "&&", left, condition());
        }
        return left;
    }

    private Expression condition() {
        if (tokens.peek().text().equals("(")) {
            int start = tokens.position();
            deeper();
            tokens.take();
            Expression inner = or();
            boolean condition = isCondition(inner);
            if (condition && tokens.peek().text().equals(")")) {
                tokens.take();
                depth--;
                return inner;
            }
            tokens.backTo(start);
            depth--;
        }
        Expression left = sum();
        Token operator = tokens.peek();
        switch (operator.text()) {
            case "==", "!=", "<", "<=", ">", ">=" -> {
                tokens.take();
                return new Expression.Comparison(operator.at(), operator.text(), left, sum());
            }
            case "in" -> {
                tokens.take();
                return new Expression.Membership(operator.at(), left, false, choices());
            }
            case "matches" -> {
                tokens.take();
                return new Expression.Match(operator.at(), left, false, pattern());
            }
            case "not" -> {
                tokens.take();
                Token what = tokens.take();
                if (what.text().equals("in")) {
                    return new Expression.Membership(operator.at(), left, true, choices());
                }
                if (what.text().equals("matches")) {
                    return new Expression.Match(operator.at(), left, true, pattern());
                }
                throw what.refusal();
            }
            default -> {
                return left;
            }
        }
    }

    private static boolean isCondition(Expression expression) {
        return expression instanceof Expression.Comparison
                || expression instanceof Expression.Logic
                || expression instanceof Expression.Membership
                || expression instanceof Expression.Match;
    }

    private List<Expression> choices() {
        tokens.expect("(");
        List<Expression> choices = new ArrayList<>();
        do {
            choices.add(factor());
        } while (tokens.accept(","));
        tokens.expect(")");
        return choices;
    }

    private String pattern() {
        Token text = tokens.take();
        if (text.kind() != Kind.TEXT) {
            throw text.refusal();
        }
        String pattern = text.text().substring(1, text.text().length() - 1);
        if (!bounded(pattern)) {
            throw new Refusal(text.at(), "guard.pattern", pattern);
        }
        return pattern;
    }

    /** Whether matching costs little whatever the text: next to no repetition, no groups. */
    private static boolean bounded(String pattern) {
        if (pattern.length() > MAX_PATTERN
                || pattern.matches(".*[+*{()].*[+*{()].*")
                || pattern.chars().filter(c -> c == '?').count() > MAX_OPTIONAL) {
            return false;
        }
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private Expression sum() {
        Expression left = product();
        while (tokens.peek().text().equals("+") || tokens.peek().text().equals("-")) {
            Token operator = tokens.take();
            left = new Expression.Arithmetic(operator.at(), operator.text(), left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = factor();
        while (tokens.peek().text().equals("*")
                || tokens.peek().text().equals("/")
                || tokens.peek().text().equals("%")) {
            Token operator = tokens.take();
            left = new Expression.Arithmetic(operator.at(), operator.text(), left, factor());
        }
        return left;
    }

    private Expression factor() {
        Token token = tokens.take();
        switch (token.kind()) {
            case NUMBER:
                if (token.text().endsWith("B")) {
                    return new Expression.Decimal(token.at(), token.text().replace("B", ""));
                }
                if (token.text().contains(".") || token.text().length() > 9) {
                    throw new Refusal(token.at(), "guard.decimal", token.text());
                }
                return new Expression.Whole(token.at(), token.text());
            case TEXT:
                return new Expression.Words(
                        token.at(), token.text().substring(1, token.text().length() - 1));
            case NAME:
                return named(token);
            default:
        }
        if (token.text().equals("-")) {
            deeper();
            Expression operand = factor();
            depth--;
            return new Expression.Negative(token.at(), operand);
        }
        if (token.text().equals("(")) {
            deeper();
            Expression inner = sum();
            tokens.expect(")");
            depth--;
            return inner;
        }
        throw token.refusal();
    }

    private Expression named(Token token) {
        String name = token.text();
        switch (name) {
            case "true", "false":
                return new Expression.Truth(token.at(), name.equals("true"));
            case "null":
                return new Expression.Nothing(token.at());
            case "this":
                return new Expression.This(token.at());
            default:
        }
        if (tokens.accept("(")) {
            return function(token);
        }
        if (!name.startsWith("$")) {
            return new Expression.Field(token.at(), name);
        }
        if (!tokens.accept(".")) {
            return new Expression.Variable(token.at(), name);
        }
        Token field = tokens.take();
        if (field.kind() != Kind.NAME
                || field.text().startsWith("$")
                || tokens.peek().text().equals("(")) {
            throw field.refusal();
        }
        return new Expression.FieldOf(token.at(), name, field.text());
    }

    private Expression function(Token name) {
        if (!FUNCTIONS.contains(name.text())) {
            throw new Refusal(
                    name.at(),
                    "guard.call",
                    name.text(),
                    String.join(", ", FUNCTIONS.stream().sorted().toList()));
        }
        deeper();
        List<Expression> arguments = new ArrayList<>();
        do {
            arguments.add(sum());
        } while (tokens.accept(","));
        tokens.expect(")");
        depth--;
        int wanted = name.text().equals("min") || name.text().equals("max") ? 2 : 1;
        if (arguments.size() != wanted) {
            throw new Refusal(name.at(), "guard.arguments", name.text(), wanted);
        }
        return new Expression.Function(name.at(), name.text(), arguments);
    }

    private void deeper() {
        if (++depth > MAX_DEPTH) {
            throw new Refusal(tokens.peek().at(), "guard.too-deep", MAX_DEPTH);
        }
    }
}
