package org.jiheng.engine.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words and signs of an expression; a character that belongs to none is refused. */
final class Tokens {
    private static final int MAX_TOKENS = 300;
    private static final Pattern TOKEN = Pattern.compile("(?<number>\\d{1,15}(?:\\.\\d{1,10})?B?)(?![\\w.$])"
            + "|(?<name>\\$?[A-Za-z\\u4e00-\\u9fff][A-Za-z0-9_\\u4e00-\\u9fff]*)"
            + "|(?<text>\"[^\"\\\\\\n]{0,200}\")"
            + "|(?<sign>==|!=|<=|>=|&&|\\|\\||[<>+\\-*/%(),.:])");

    private final List<Token> tokens = new ArrayList<>();
    private int next;

    Tokens(String text) {
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
                throw new Refusal(at, "guard.expression", text.substring(at, Math.min(text.length(), at + 10)));
            }
            tokens.add(new Token(at, matcher.group(), kind(matcher)));
            at = matcher.end();
            if (tokens.size() > MAX_TOKENS) {
                throw new Refusal(at, "guard.expression-too-long", MAX_TOKENS);
            }
        }
        tokens.add(new Token(at, "", Kind.END));
    }

    /** What a token is. */
    enum Kind {
        NUMBER,
        NAME,
        TEXT,
        SIGN,
        END
    }

    /** A word or sign, and where it stands in the expression. */
    record Token(int at, String text, Kind kind) {
        Refusal refusal() {
            return new Refusal(at, "guard.expression", text.isEmpty() ? "…" : text);
        }
    }

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

    Token peek() {
        return tokens.get(next);
    }

    /** The token after the next, for the one place where the grammar looks two ahead. */
    Token peekSecond() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    Token take() {
        Token token = tokens.get(next);
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }

    boolean accept(String sign) {
        if (peek().text().equals(sign) && peek().kind() == Kind.SIGN) {
            next++;
            return true;
        }
        return false;
    }

    void expect(String sign) {
        if (!accept(sign)) {
            throw peek().refusal();
        }
    }

    void end() {
        if (peek().kind() != Kind.END) {
            throw peek().refusal();
        }
    }

    int position() {
        return next;
    }

    void backTo(int position) {
        next = position;
    }

    private static Kind kind(Matcher matcher) {
        return matcher.group("number") != null
                ? Kind.NUMBER
                : matcher.group("name") != null ? Kind.NAME : matcher.group("text") != null ? Kind.TEXT : Kind.SIGN;
    }
}
