package org.jiheng.authoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.Evaluator.Observed;
import org.jiheng.engine.standard.Pack;
import org.jiheng.intake.Patch;
import org.jiheng.intake.SubmissionReader;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.source.Node;
import org.jiheng.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a submission that is turned until a result is what is wanted. Which value does it is found by evaluating, as if the
 * result followed the figure in proportion, and is taken only where evaluating it gives the result exactly.
 */
final class Knob {
    /** A number, and what stands behind it in the same text. */
    private static final Pattern FIGURE = Pattern.compile("(-?[0-9]{1,15}(?:\\.[0-9]{1,12})?)(\\s*[^0-9.]*)");

    private static final int DECIMALS = 12;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Pack pack;
    private final Evaluator evaluator;
    private final Node.Mapping tree;
    private final Patch.Leaf leaf;
    private final BigDecimal figure;
    private final String behind;

    private Knob(Pack pack, Evaluator evaluator, Node.Mapping tree, Patch.Leaf leaf, BigDecimal figure, String behind) {
        this.pack = pack;
        this.evaluator = evaluator;
        this.tree = tree;
        this.leaf = leaf;
        this.figure = figure;
        this.behind = behind;
    }

    /** Where it was turned to, and what comes of it. */
    record Turned(String path, Node.Scalar value, Observed observed) {}

    /** The figure at the path of a fact; empty where there is none. */
    static Optional<Knob> at(Pack pack, Evaluator evaluator, Node.Mapping tree, String fact) {
        Patch.Leaf leaf = fact.contains("[") ? null : Patch.leaf(tree, fact).orElse(null);
        Matcher figure = FIGURE.matcher(leaf == null ? "" : leaf.scalar().text().strip());
        return leaf == null || !figure.matches()
                ? Optional.empty()
                : Optional.of(new Knob(pack, evaluator, tree, leaf, new BigDecimal(figure.group(1)), figure.group(2)));
    }

    /**
     * Turns it until the result has a value.
     *
     * @param now the result as it is
     * @param result what is looked at; null where it is not there
     */
    Optional<Turned> until(BigDecimal wanted, BigDecimal now, Function<Observed, @Nullable BigDecimal> result) {
        for (BigDecimal other : List.of(
                figure.add(BigDecimal.ONE),
                figure.subtract(BigDecimal.ONE),
                plain(figure.divide(TWO, MathContext.DECIMAL64)),
                figure.multiply(TWO))) {
            BigDecimal then = result(turned(other), result);
            if (then != null && then.compareTo(now) != 0) {
                BigDecimal exact = figure.add(wanted.subtract(now)
                        .multiply(other.subtract(figure))
                        .divide(then.subtract(now), MathContext.DECIMAL128));
                return reaching(wanted, plain(exact.setScale(DECIMALS, RoundingMode.HALF_UP)), result);
            }
        }
        return Optional.empty();
    }

    private Optional<Turned> reaching(
            BigDecimal wanted, BigDecimal solved, Function<Observed, @Nullable BigDecimal> result) {
        if (solved.signum() < 0 && figure.signum() >= 0) {
            return Optional.empty();
        }
        Observed observed = turned(solved);
        BigDecimal reached = result(observed, result);
        return observed == null || reached == null || reached.compareTo(wanted) != 0
                ? Optional.empty()
                : Optional.of(new Turned(leaf.path(), scalar(solved), observed));
    }

    private static @Nullable BigDecimal result(
            @Nullable Observed observed, Function<Observed, @Nullable BigDecimal> result) {
        return observed == null ? null : result.apply(observed);
    }

    private @Nullable Observed turned(BigDecimal to) {
        return observe(pack, evaluator, Patch.set(tree, leaf.path(), scalar(to)));
    }

    private Node.Scalar scalar(BigDecimal to) {
        Node.Kind kind = behind.isBlank() ? Node.Kind.NUMBER : Node.Kind.TEXT;
        return new Node.Scalar(leaf.scalar().place(), plain(to).toPlainString() + behind.stripTrailing(), kind);
    }

    /** What comes of a submission; null where it cannot be evaluated. */
    static @Nullable Observed observe(Pack pack, Evaluator evaluator, Node.Mapping tree) {
        Complaints complaints = new Complaints();
        try {
            var submission = SubmissionReader.read("proposal", tree, "proposal", complaints);
            Evaluator.check(pack, submission, complaints);
            return complaints.isEmpty() ? evaluator.observe(submission, Language.ZH) : null;
        } catch (InputException e) {
            return null;
        }
    }

    /** A number without needless zeros. */
    static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(number.stripTrailingZeros().toPlainString());
    }
}
