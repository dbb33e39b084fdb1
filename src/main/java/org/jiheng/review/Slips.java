package org.jiheng.review;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jiheng.engine.verdict.Judged;
import org.jiheng.engine.verdict.Judged.Outcome;
import org.jiheng.review.Statement.Reading;
import org.jiheng.review.Statement.Term;

/**
 * Tells a misprint from a misreading. A statement that is only likely may disagree because it was never meant so; that one digit,
 * or two that changed places, would make all its figures agree to the last place is no accident where the figures are long enough.
 * Each such change is put to the same rules that judged the statement; nothing is computed here.
 */
final class Slips {
    /** More likely statements that disagree than this mean that the document is not understood. */
    private static final int MOST = 30;

    /** How many changes may be expected to fit by accident, by how far the words say that the statement is meant. */
    private static final Map<Licence, BigDecimal> ACCIDENTS =
            Map.of(Licence.LIKELY, new BigDecimal("2"), Licence.POSSIBLE, new BigDecimal("0.2"));

    /** Where most lists of a document leave something out, one that a digit would make whole may do so too. */
    private static final String SUM = "sum";

    /** Kinds whose amounts are added or taken away, each rounded by itself. */
    private static final Set<String> ADDED = Set.of("sum", "difference");

    /** How many neighbouring values of a printed amount rounding lets pass. */
    private static final int ROUNDINGS = 3;

    private static final String MARK = "~";

    /** Statements that are told from accidents even where their amounts are off by what rounding explains. */
    private final Set<String> rounded = new HashSet<>();

    private final Map<String, Slip> tried = new LinkedHashMap<>();
    private final List<Statement> variants = new ArrayList<>();

    private Slips() {}

    /** A figure of a statement, and what it would have to be; or growth that was computed on this year instead of last. */
    record Slip(Statement of, Figure figure, BigDecimal meant, boolean base) {
        Slip(Statement of, Figure figure, BigDecimal meant) {
            this(of, figure, meant, false);
        }
    }

    /**
     * The slips that explain statements.
     *
     * @param doubtful statements that are likely and contradicted
     * @param fitting how many lists of the document add up
     * @param judge puts statements to the rules
     * @return for each statement that one slip explains, the slips that do
     */
    static Map<String, List<Slip>> of(List<Statement> doubtful, long fitting, Function<List<Statement>, Judged> judge) {
        if (doubtful.isEmpty() || doubtful.size() > MOST) {
            return Map.of();
        }
        Slips slips = new Slips();
        doubtful.forEach(slips::vary);
        Map<String, List<Slip>> explained = new HashMap<>();
        for (Judged.Statement judged : judge.apply(slips.variants).statements()) {
            Slip slip = Optional.ofNullable(slips.tried.get(judged.id())).orElseThrow();
            boolean cut = judged.outcome() == Outcome.ROUNDING
                    && (slip.of().licence() == Licence.LIKELY
                            || slips.rounded.contains(slip.of().id()));
            if (judged.outcome() == Outcome.CONSISTENT || cut) {
                String id = slip.of().id();
                explained.computeIfAbsent(id, k -> new ArrayList<>()).add(slip);
            }
        }
        List<String> lists = doubtful.stream()
                .filter(s -> s.licence() == Licence.POSSIBLE && s.kind().equals(SUM))
                .map(Statement::id)
                .toList();
        long open = lists.stream().filter(id -> !explained.containsKey(id)).count();
        if (open > 2 * (lists.size() - open) && open > fitting) {
            lists.forEach(explained::remove);
        }
        return explained;
    }

    private void vary(Statement statement) {
        if (statement.kind().equals(SUM) && fewLeft(statement)) {
            return;
        }
        List<Statement> own = new ArrayList<>();
        if (statement.kind().equals("growth")) {
            statement.readings().forEach(reading -> onThisYear(statement, reading));
        }
        for (Reading reading : statement.readings()) {
            for (BigDecimal value : changes(statement.printed())) {
                own.add(variant(statement, own.size(), with(statement.printed(), value), reading.terms()));
                tried.put(own.get(own.size() - 1).id(), new Slip(statement, statement.printed(), value));
            }
            for (int i = 0; i < reading.terms().size(); i++) {
                Term term = reading.terms().get(i);
                for (BigDecimal value : changes(term.figure())) {
                    List<Term> terms = new ArrayList<>(reading.terms());
                    terms.set(i, new Term(term.role(), with(term.figure(), value)));
                    own.add(variant(statement, own.size(), statement.printed(), terms));
                    tried.put(own.get(own.size() - 1).id(), new Slip(statement, term.figure(), value));
                }
            }
        }
        if (telling(statement, own.size())) {
            variants.addAll(own);
        }
        if (!statement.readings().isEmpty()
                && ADDED.contains(statement.kind())
                && telling(statement, own.size() * ROUNDINGS)) {
            rounded.add(statement.id());
        }
    }

    /** The commonest mistake with growth: the change is divided by this year's amount. */
    private void onThisYear(Statement growth, Reading reading) {
        List<Term> terms = reading.terms().stream()
                .map(term -> new Term(term.role().equals("change") ? "part" : "whole", term.figure()))
                .toList();
        Statement share = new Statement(
                growth.id() + MARK + "base" + variants.size(),
                "share",
                "",
                growth.at(),
                growth.printed(),
                List.of(new Reading(terms)));
        variants.add(share);
        tried.put(
                share.id(), new Slip(growth, growth.printed(), growth.printed().value(), true));
    }

    /** Whether parts printed in whole numbers leave less than ten of their total: a list may well pass over so few. */
    private static boolean fewLeft(Statement statement) {
        return statement.printed().decimals() <= 0
                && statement.readings().stream().anyMatch(reading -> {
                    BigDecimal rest = statement.printed().value();
                    for (Term term : reading.terms()) {
                        rest = rest.subtract(term.figure().value());
                    }
                    return rest.signum() > 0 && rest.compareTo(BigDecimal.TEN) < 0;
                });
    }

    /** Whether so many changes would hardly fit by accident: the printed figure is one of many that could have been printed. */
    private static boolean telling(Statement statement, int changes) {
        Figure printed = statement.printed();
        if (printed.value().signum() == 0) {
            return false;
        }
        BigDecimal width = BigDecimal.ONE
                .movePointLeft(printed.decimals())
                .divide(printed.value().abs(), MathContext.DECIMAL32);
        BigDecimal accidents = ACCIDENTS.getOrDefault(statement.licence(), BigDecimal.ZERO);
        return width.multiply(BigDecimal.valueOf(changes)).compareTo(accidents) <= 0;
    }

    private static Statement variant(Statement of, int number, Figure printed, List<Term> terms) {
        return new Statement(of.id() + MARK + number, of.kind(), "", of.at(), printed, List.of(new Reading(terms)));
    }

    private static Figure with(Figure figure, BigDecimal value) {
        return new Figure(value, figure.decimals(), figure.unit(), figure.label(), figure.text(), figure.at());
    }

    /** The values that a figure takes when one of its digits is another, or two neighbours change places. */
    private static List<BigDecimal> changes(Figure figure) {
        BigDecimal value = figure.value();
        char[] digits = value.unscaledValue().abs().toString().toCharArray();
        List<BigDecimal> changes = new ArrayList<>();
        for (int i = 0; i < digits.length; i++) {
            char own = digits[i];
            for (char other = i == 0 && digits.length > value.scale() + 1 ? '1' : '0'; other <= '9'; other++) {
                if (other != own) {
                    digits[i] = other;
                    changes.add(number(digits, value));
                }
            }
            digits[i] = own;
            if (i > 0 && own != digits[i - 1] && (i > 1 || own != '0')) {
                digits[i] = digits[i - 1];
                digits[i - 1] = own;
                changes.add(number(digits, value));
                digits[i - 1] = digits[i];
                digits[i] = own;
            }
        }
        return changes;
    }

    private static BigDecimal number(char[] digits, BigDecimal like) {
        BigInteger unscaled = new BigInteger(new String(digits));
        return new BigDecimal(like.signum() < 0 ? unscaled.negate() : unscaled, like.scale());
    }
}
