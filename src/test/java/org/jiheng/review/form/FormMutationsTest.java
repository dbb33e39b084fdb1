package org.jiheng.review.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jiheng.engine.facts.FormRow;
import org.jiheng.review.Review;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Forms in the columns of several provinces, laid out as documents and texts do: read row by row, clean, and searched for changed digits. */
class FormMutationsTest {
    private static @Nullable FormMutations mutations;

    @BeforeAll
    static void compile() {
        mutations = new FormMutations(Path.of("rules"));
    }

    @AfterAll
    static void close() {
        mutations().close();
    }

    private static FormMutations mutations() {
        return java.util.Objects.requireNonNull(mutations);
    }

    static Stream<Arguments> layouts() {
        return Stream.of(Draft.Columns.values())
                .flatMap(columns -> Stream.of(Layout.values()).map(layout -> Arguments.of(columns, layout)));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void everyRowIsReadInEveryLayout(Draft.Columns columns, Layout layout) {
        Draft draft = new Draft(columns);
        List<SelfForm> forms = FormReader.read(layout.of(draft, draft::figure).document());
        assertThat(forms).hasSize(1);
        SelfForm form = forms.get(0);
        assertThat(form.rows().stream().map(SelfForm.Entry::fact).map(FormMutationsTest::told))
                .containsExactlyElementsOf(Stream.iterate(0, i -> i < draft.rows, i -> i + 1)
                        .map(draft::told)
                        .toList());
        assertThat(form.funds()).hasSameSizeAs(draft.parts);
        assertThat(form.unread()).isZero();
    }

    private static String told(FormRow row) {
        return String.join(
                " ",
                row.level1(),
                row.level2(),
                row.name(),
                String.valueOf(row.operator()),
                String.valueOf(row.target()),
                row.targetUnit(),
                String.valueOf(row.actual()),
                String.valueOf(row.weight()),
                String.valueOf(row.score()));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void aCleanFormHasNoErrors(Draft.Columns columns, Layout layout) {
        Draft draft = new Draft(columns);
        Function<String, String> clean = draft::figure;
        assertThat(Proof.of(draft, clean)).isEmpty();
        Review review = mutations().review(layout.of(draft, clean).document());
        assertThat(FormMutations.errors(review)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void changedDigitsAreFoundAtTheirPlace(Draft.Columns columns, Layout layout) {
        FormMutations.Measured measured = mutations().measure(columns, layout, false);
        assertThat(measured.mutants()).isGreaterThan(20);
        assertThat(measured.placed() * 100).as("%s", measured.missed()).isGreaterThanOrEqualTo(measured.mutants() * 95);
    }
}
