package org.jiheng.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jiheng.Evaluations;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.standard.Published;
import org.jiheng.source.InputException;
import org.jiheng.text.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRulesTest {
    private static final String STANDARD = EditedRules.STANDARD;
    private static final Pace BRISK = new Pace(Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(300));

    @TempDir
    Path folder;

    private EditedRules edited;
    private LiveRules rules;
    private final List<Change> changes = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        edited = new EditedRules(folder);
        rules = LiveRules.open(edited.root(), FolderWatch.of(edited.root(), BRISK), BRISK);
        rules.listen(changes::add);
    }

    @AfterEach
    void close() {
        rules.close();
    }

    @Test
    void fiftyVersionsOfWhichTenAreBrokenMixNoResultAndLoseNone() throws InterruptedException {
        LiveUnderLoad.Outcome outcome = new LiveUnderLoad(edited, rules).run(2, 50);
        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.done()).isEqualTo(outcome.begun());
        assertThat(outcome.results())
                .hasSizeGreaterThan(20)
                .allSatisfy(result ->
                        assertThat(result.earned()).isEqualTo(outcome.expected().get(result.digest())));
        assertThat(outcome.swaps()).isEqualTo(40);
        assertThat(outcome.compiled()).as("versions with other rule texts").isEqualTo(3);
        assertThat(outcome.reported())
                .hasSize(10)
                .allSatisfy(refusal -> assertThat(refusal.complaints())
                        .isNotEmpty()
                        .allSatisfy(complaint -> {
                            assertThat(complaint.place().file()).startsWith(edited.root() + "/" + STANDARD + "/");
                            assertThat(complaint.place().line()).isPositive();
                        }));
    }

    @Test
    void aChangedValueIsLiveAtOnceAndCompilesNothing() throws InterruptedException {
        Evaluations.write(edited.file(), edited.worth("0.55"));
        long start = System.nanoTime();
        awaitPoints("83.75");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(rules.version(STANDARD).orElseThrow().compiled()).isFalse();
    }

    @Test
    void aHalfWrittenFileIsRefusedAndTheRestOfItMendsThat() throws IOException, InterruptedException {
        String whole = edited.worth("0.55");
        int half = whole.indexOf("          - id: system-soundness");
        Evaluations.write(edited.file(), whole.substring(0, half));
        LiveUnderLoad.await(() -> rules.refusal(STANDARD).isPresent());
        assertThat(points()).isEqualByComparingTo("84.20");
        Files.writeString(edited.file(), whole.substring(half), java.nio.file.StandardOpenOption.APPEND);
        awaitPoints("83.75");
        assertThat(rules.refusal(STANDARD)).isEmpty();
        assertThat(changes).hasSize(2);
    }

    @Test
    void putBackAsItWasABrokenStandardIsForgiven() throws InterruptedException {
        Evaluations.write(edited.file(), edited.text().replace("weight: 8", "weight: 7"));
        LiveUnderLoad.await(() -> rules.refusal(STANDARD).isPresent());
        assertThat(rules.refusal(STANDARD).orElseThrow().complaints())
                .anySatisfy(complaint -> assertThat(complaint.message().key()).isEqualTo("finding.weights-sum"));
        Evaluations.write(edited.file(), edited.text());
        LiveUnderLoad.await(() -> rules.refusal(STANDARD).isEmpty());
        assertThat(changes).singleElement().isInstanceOf(Change.Refused.class);
    }

    @Test
    void whatEditorsLeaveBesideTheFileChangesNothing() throws IOException, InterruptedException {
        Path beside = edited.root().resolve(STANDARD);
        for (String name : List.of(".standard.yaml.swp", "standard.yaml~", ".#standard.yaml", "4913", ".draft.drl")) {
            Evaluations.write(beside.resolve(name), "no rules: {");
        }
        Path saved = beside.resolve("standard.yaml.tmp");
        Evaluations.write(saved, edited.worth("0.55"));
        Files.move(saved, edited.file(), StandardCopyOption.ATOMIC_MOVE);
        awaitPoints("83.75");
        assertThat(changes).singleElement().isInstanceOf(Change.Swapped.class);
    }

    @Test
    void aStandardIsAddedAndTakenAwayBesideOthers() throws InterruptedException {
        String other = "common-framework-2013";
        EditedRules.copy(Evaluations.RULES.resolve(other), edited.root().resolve(other));
        LiveUnderLoad.await(() -> rules.standards().equals(List.of(other, STANDARD)));
        Lease lease = rules.lease(other);
        EditedRules.delete(edited.root().resolve(other));
        LiveUnderLoad.await(() -> rules.standards().equals(List.of(STANDARD)));
        assertThatThrownBy(() -> rules.lease(other)).isInstanceOf(InputException.class);
        assertThat(lease.evaluator()
                        .evaluate(edited.submission(), Language.ZH)
                        .standard()
                        .id())
                .isEqualTo(other);
        lease.close();
        assertThat(points()).isEqualByComparingTo("84.20");
        assertThat(changes.get(changes.size() - 1)).isInstanceOf(Change.Withdrawn.class);
    }

    @Test
    void aFolderPutInThePlaceOfAnotherIsFollowed() throws IOException, InterruptedException {
        Path next = folder.resolve("next");
        EditedRules.copy(edited.root().resolve(STANDARD), next);
        Evaluations.write(next.resolve("standard.yaml"), edited.worth("0.55"));
        Files.move(edited.root().resolve(STANDARD), folder.resolve("before"));
        Files.move(next, edited.root().resolve(STANDARD));
        awaitPoints("83.75");
        Evaluations.write(edited.file(), edited.worth("0.66"));
        awaitPoints("83.86");
        assertThat(changes).hasSize(2).allSatisfy(change -> assertThat(change).isInstanceOf(Change.Swapped.class));
    }

    @Test
    void aPublicationChangesTheVersionAndNothingElse() throws InterruptedException {
        Version before = rules.version(STANDARD).orElseThrow();
        Path record = edited.root().resolve(STANDARD).resolve(Published.FILE);
        Evaluations.write(record, new Published("1.0", before.digest(), "test", "2026-01-01", null, null).text());
        LiveUnderLoad.await(() -> !rules.version(STANDARD).orElseThrow().equals(before));
        Version now = rules.version(STANDARD).orElseThrow();
        assertThat(now).isEqualTo(new Version(STANDARD, "1.0", before.digest(), now.since(), false));
        Evaluations.write(record, "version: [");
        LiveUnderLoad.await(() -> rules.refusal(STANDARD).isPresent());
        assertThat(rules.refusal(STANDARD).orElseThrow().complaints())
                .allSatisfy(complaint -> assertThat(complaint.place().file()).isEqualTo(record.toString()));
        assertThat(rules.version(STANDARD)).contains(now);
    }

    @Test
    void withAllRulesGoneTheLastGoodOnesStayUntilThereAreOthers() throws InterruptedException, IOException {
        Files.move(edited.root(), folder.resolve("elsewhere"));
        LiveUnderLoad.await(() -> rules.refusal(STANDARD).isPresent());
        assertThat(rules.refusal(STANDARD).orElseThrow().complaints())
                .singleElement()
                .satisfies(complaint -> assertThat(complaint.message().key()).isEqualTo("pack.no-rules"));
        assertThat(points()).isEqualByComparingTo("84.20");
        Evaluations.write(folder.resolve("elsewhere").resolve(STANDARD).resolve("standard.yaml"), edited.worth("0.55"));
        Files.move(folder.resolve("elsewhere"), edited.root());
        awaitPoints("83.75");
    }

    @Test
    void aFolderWithoutItsStandardIsNotWholeYetAndNotWithdrawn() throws IOException, InterruptedException {
        Files.delete(edited.file());
        LiveUnderLoad.await(() -> rules.refusal(STANDARD).isPresent());
        Thread.sleep(2 * BRISK.gone().toMillis());
        assertThat(points()).isEqualByComparingTo("84.20");
        assertThat(changes).hasSize(1);
    }

    @Test
    void whereTheFileSystemSendsNoEventsChangesAreFoundAllTheSame() throws InterruptedException {
        try (LiveRules polled = LiveRules.open(edited.root(), FolderWatch.withoutEvents(edited.root(), BRISK), BRISK)) {
            Evaluations.write(edited.file(), edited.worth("0.55"));
            LiveUnderLoad.await(() -> edited.evaluate(polled).score().earned().compareTo(new BigDecimal("83.75")) == 0);
        }
    }

    @Test
    void aVersionOnLeaseStaysUsableUntilItIsReturned() throws InterruptedException {
        Lease lease = rules.lease(STANDARD);
        Evaluator evaluator = lease.evaluator();
        Evaluations.write(
                edited.root().resolve(STANDARD).resolve("county.drl"),
                Evaluations.read(Evaluations.RULES.resolve(STANDARD).resolve("county.drl")) + "// other\n");
        Evaluations.write(edited.file(), edited.worth("0.55"));
        awaitPoints("83.75");
        assertThat(rules.version(STANDARD).orElseThrow().compiled()).isTrue();
        rules.close();
        assertThat(evaluator.evaluate(edited.submission(), Language.ZH).score().earned())
                .isEqualByComparingTo("84.20");
        lease.close();
        lease.close();
        assertThatThrownBy(() -> evaluator.evaluate(edited.submission(), Language.ZH))
                .as("the compiled rules are given up with the last who used them")
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(lease::evaluator).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closedItLeavesNoThreadAndGivesNoLease() {
        rules.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("jiheng-live");
        assertThatThrownBy(() -> rules.lease(STANDARD)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aStandardThatNeverWasAnyGoodSaysWhy() {
        Evaluations.write(edited.file(), edited.text().replace("weight: 8", "wieght: 8"));
        try (LiveRules broken = LiveRules.open(edited.root())) {
            assertThat(broken.standards()).isEmpty();
            InputException why = catchThrowableOfType(InputException.class, () -> broken.lease(STANDARD));
            assertThat(why.complaints())
                    .isEqualTo(broken.refusal(STANDARD).orElseThrow().complaints())
                    .anySatisfy(complaint -> assertThat(
                                    complaint.message().arguments().toString())
                            .contains("wieght"));
        }
    }

    @Test
    void aListenerThatFailsHarmsNobody() throws InterruptedException {
        List<Change> told = new CopyOnWriteArrayList<>();
        rules.listen(change -> {
            throw new IllegalStateException("a listener of the test");
        });
        rules.listen(told::add);
        Evaluations.write(edited.file(), edited.worth("0.55"));
        awaitPoints("83.75");
        LiveUnderLoad.await(() -> told.size() == 1);
    }

    private BigDecimal points() {
        return edited.evaluate(rules).score().earned();
    }

    private void awaitPoints(String points) throws InterruptedException {
        LiveUnderLoad.await(() -> points().compareTo(new BigDecimal(points)) == 0);
    }
}
