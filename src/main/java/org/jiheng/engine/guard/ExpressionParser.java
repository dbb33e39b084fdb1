package org.jiheng.engine.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads an expression; the grammar is the allow-list, and what it does not know is refused with the offset. */
final class ExpressionParser {
    static final Set<String> FUNCTIONS = Set.of("ceiling", "floor", "abs", "min", "max");

    static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z\\u4e00-\\u9fff][A-Za-z0-9_\\u4e00-\\u9fff]*");

    private static final int MAX_DEPTH = 20;
    private static final int MAX_TOKENS = 300;
    private static final int MAX_PATTERN = 60;
    private static final int MAX_OPTIONAL = 3;
    private static final Pattern TOKEN = Pattern.compile("(?<number>\\d{1,15}(?:\\.\\d{1,10})?B?)(?![\\w.$])"
            + "|(?<name>\\$?[A-Za-z\\u4e00-\\u9fff][A-Za-z0-9_\\u4e00-\\u9fff]*)"
            + "|(?<text>\"[^\"\\\\\\n]{0,200}\")"
            + "|(?<sign>==|!=|<=|>=|&&|\\|\\||[<>+\\-*/%(),.:])");

    private final List<Token> tokens = new ArrayList<>();
    private int next;
    private int depth;

    private ExpressionParser(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (true) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (at == text.length()) {
                break;
            }
            if (!matcher.find(at) || matcher.start() != at) {
                throw new Refusal(at, "guard.expression", shown(text, at));
            }
            tokens.add(new Token(at, matcher.group(), kind(matcher)));
            at = matcher.end();
            if (tokens.size() > MAX_TOKENS) {
                throw new Refusal(at, "guard.expression-too-long", MAX_TOKENS);
            }
        }
        tokens.add(new Token(at, "", Kind.END));
    }

    private enum Kind {
        NUMBER,
        NAME,
        TEXT,
        SIGN,
        END
    }

    private record Token(int at, String text, Kind kind) {}

    /** A constraint as written: a name for it where it binds one, and what it says. */
    record Written(@Nullable String binding, Expression expression) {}

    /** An expression that the grammar has no place for. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final int at;
        final String key;
        final transient Object[] arguments;

        Refusal(int at, String key, Object... arguments) {
            super(key);
            this.at = at;
            this.key = key;
            this.arguments = arguments;
        }
    }

    /** A constraint of a pattern: {@code $x : field}, {@code $x : (arithmetic)}, or a condition. */
    static Written constraint(String text) {
        ExpressionParser parser = new ExpressionParser(text);
        String binding = null;
        if (parser.tokens.size() > 2
                && parser.peek().text().startsWith("$")
                && parser.tokens.get(1).text().equals(":")) {
            binding = parser.take().text();
            parser.take();
            boolean bracketed = parser.peek().text().equals("(");
            int start = parser.peek().at();
            Expression expression = parser.sum();
            if (!bracketed && !(expression instanceof Expression.Field)) {
                throw new Refusal(start, "guard.binding-brackets", binding);
            }
            parser.end();
            return new Written(binding, expression);
        }
        Expression expression = parser.or();
        parser.end();
        return new Written(binding, expression);
    }

    /** The arithmetic of a computed value. */
    static Expression arithmetic(String text) {
        ExpressionParser parser = new ExpressionParser(text);
        Expression expression = parser.sum();
        parser.end();
        return expression;
    }

    private Expression or() {
        Expression left = and();
        while (peek().text().equals("||")) {
            left = new Expression.Logic(take().at(), "||", left, and());
        }
        return left;
    }

    private Expression and() {
        Expression left = condition();
        while (peek().text().equals("&&")) {
            left = new Expression.Logic(take().at(), "&&", left, condition());
        }
        return left;
    }

    private Expression condition() {
        if (peek().text().equals("(")) {
            int start = next;
            deeper();
            take();
            Expression inner = or();
            boolean condition = isCondition(inner);
            if (condition && peek().text().equals(")")) {
                take();
                depth--;
                return inner;
            }
            next = start;
            depth--;
        }
        Expression left = sum();
        Token operator = peek();
        switch (operator.text()) {
            case "==", "!=", "<", "<=", ">", ">=" -> {
                take();
                return new Expression.Comparison(operator.at(), operator.text(), left, sum());
            }
            case "in" -> {
                take();
                return new Expression.Membership(operator.at(), left, false, choices());
            }
            case "matches" -> {
                take();
                return new Expression.Match(operator.at(), left, false, pattern());
            }
            case "not" -> {
                take();
                Token what = take();
                if (what.text().equals("in")) {
                    return new Expression.Membership(operator.at(), left, true, choices());
                }
                if (what.text().equals("matches")) {
                    return new Expression.Match(operator.at(), left, true, pattern());
                }
                throw refusal(what);
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
        expect("(");
        List<Expression> choices = new ArrayList<>();
        do {
            choices.add(factor());
        } while (accept(","));
        expect(")");
        return choices;
    }

    private String pattern() {
        Token text = take();
        if (text.kind() != Kind.TEXT) {
            throw refusal(text);
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
        while (peek().text().equals("+") || peek().text().equals("-")) {
            Token operator = take();
            left = new Expression.Arithmetic(operator.at(), operator.text(), left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = factor();
        while (peek().text().equals("*")
                || peek().text().equals("/")
                || peek().text().equals("%")) {
            Token operator = take();
            left = new Expression.Arithmetic(operator.at(), operator.text(), left, factor());
        }
        return left;
    }

    private Expression factor() {
        Token token = take();
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
            expect(")");
            depth--;
            return inner;
        }
        throw refusal(token);
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
        if (accept("(")) {
            return function(token);
        }
        if (!name.startsWith("$")) {
            return new Expression.Field(token.at(), name);
        }
        if (!accept(".")) {
            return new Expression.Variable(token.at(), name);
        }
        Token field = take();
        if (field.kind() != Kind.NAME
                || field.text().startsWith("$")
                || peek().text().equals("(")) {
            throw refusal(field);
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
        } while (accept(","));
        expect(")");
        depth--;
        int wanted = name.text().equals("min") || name.text().equals("max") ? 2 : 1;
        if (arguments.size() != wanted) {
            throw new Refusal(name.at(), "guard.arguments", name.text(), wanted);
        }
        return new Expression.Function(name.at(), name.text(), arguments);
    }

    private void deeper() {
        if (++depth > MAX_DEPTH) {
            throw new Refusal(peek().at(), "guard.too-deep", MAX_DEPTH);
        }
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token token = tokens.get(next);
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }

    private boolean accept(String sign) {
        if (peek().text().equals(sign) && peek().kind() == Kind.SIGN) {
            next++;
            return true;
        }
        return false;
    }

    private void expect(String sign) {
        if (!accept(sign)) {
            throw refusal(peek());
        }
    }

    private void end() {
        if (peek().kind() != Kind.END) {
            throw refusal(peek());
        }
    }

    private static Refusal refusal(Token token) {
        return new Refusal(token.at(), "guard.expression", token.text().isEmpty() ? "…" : token.text());
    }

    private static Kind kind(Matcher matcher) {
        return matcher.group("number") != null
                ? Kind.NUMBER
                : matcher.group("name") != null ? Kind.NAME : matcher.group("text") != null ? Kind.TEXT : Kind.SIGN;
    }

    private static String shown(String text, int at) {
        return text.substring(at, Math.min(text.length(), at + 10));
    }
}
