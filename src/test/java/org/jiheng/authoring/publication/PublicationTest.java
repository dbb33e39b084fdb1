package org.jiheng.authoring.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jiheng.Evaluations;
import org.jiheng.authoring.PackChecker;
import org.jiheng.authoring.publication.Publication.Outcome;
import org.jiheng.engine.standard.Published;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.engine.standard.Signatures;
import org.jiheng.engine.standard.Trust;
import org.jiheng.source.Complaint;
import org.jiheng.text.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version of a standard: what is refused, what is written, how it shows, and who signed it. */
class PublicationTest {
    private static final String EXAMPLE = "example-county-2025";
    private static final Clock DAY = Clock.fixed(Instant.parse("2026-11-24T17:00:00Z"), ZoneId.of("Asia/Shanghai"));

    @TempDir
    Path folder;

    private Path rules = Path.of("");
    private Path pack = Path.of("");

    @BeforeEach
    void copy() {
        rules = Evaluations.copyOfRules(folder);
        pack = rules.resolve(EXAMPLE);
        Evaluations.write(pack.resolve("CHANGES.md"), "# Changes\n\n## 未发布\n\n- 初版\n\n## 2024.9（2024-01-02）\n\n- 旧版\n");
    }

    private Outcome publish(String version, @Nullable Path key) {
        return Publication.publish(rules, EXAMPLE, version, key, DAY, Language.EN);
    }

    private static List<String> said(List<Complaint> complaints) {
        return complaints.stream().map(each -> each.in(Language.EN)).toList();
    }

    private Map<Path, String> files() {
        try (Stream<Path> files = Files.walk(folder)) {
            Map<Path, String> all = new TreeMap<>();
            files.filter(Files::isRegularFile).forEach(file -> all.put(file, Evaluations.read(file)));
            return all;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void writesTheVersionTheDayAndTheRecordAndNothingElse() {
        Map<Path, String> before = files();
        Published published = Objects.requireNonNull(publish("2025.1", null).published());
        before.put(
                pack.resolve("standard.yaml"),
                Objects.requireNonNull(before.get(pack.resolve("standard.yaml")))
                        .replace("\nid: " + EXAMPLE + "\n", "\nid: " + EXAMPLE + "\nversion: \"2025.1\"\n"));
        before.put(
                pack.resolve("CHANGES.md"),
                "# Changes\n\n## 2025.1（2026-11-25）\n\n- 初版\n\n## 2024.9（2024-01-02）\n\n- 旧版\n");
        before.put(pack.resolve("published.yaml"), published.text());
        assertThat(files()).isEqualTo(before);
        assertThat(published.date()).isEqualTo("2026-11-25");
        assertThat(RulesFolder.open(rules).read(EXAMPLE).digest()).isEqualTo(published.digest());
        assertThat(RulesFolder.open(rules).files(EXAMPLE).published()).isEqualTo(published);
        assertThat(said(publish("2025.1", null).complaints()))
                .containsExactly(
                        pack.resolve("published.yaml") + "  Version 2025.1 was published already. Choose another");
    }

    @Test
    void showsAsPublishedUntilAFileChanges() {
        Published first = Objects.requireNonNull(publish("2025.1", null).published());
        assertThat(version()).isEqualTo("2025.1");
        assertThat(PackChecker.check(rules, List.of(EXAMPLE)).remarks()).isEmpty();
        Evaluations.change(
                pack.resolve("standard.yaml"),
                "weight: 6\n            clause: {zh: 附件 决策",
                "weight: 6 \n            clause: {zh: 附件 决策");
        String changed = RulesFolder.open(rules).read(EXAMPLE).digest();
        assertThat(version()).isEqualTo("2025.1+" + changed.substring(0, 8));
        assertThat(PackChecker.check(rules, List.of(EXAMPLE)).remarks().stream().map(m -> m.in(Language.EN)))
                .containsExactly(
                        EXAMPLE + ": files changed since version 2025.1 was published on 2026-11-25; it now shows as "
                                + version() + ". Publish them as a new version");
        assertThat(said(publish("2025.2", null).complaints()))
                .containsExactly(
                        pack.resolve("CHANGES.md")
                                + "  There are no notes on this version. Write a section \"## 未发布\" (or \"## 2025.2\") that lists what changed");
        Evaluations.change(pack.resolve("CHANGES.md"), "# Changes\n", "# Changes\n\n## 2025.2\n- 空格\n");
        Published second = Objects.requireNonNull(publish("2025.2", null).published());
        assertThat(version()).isEqualTo("2025.2");
        assertThat(second.digest()).isNotIn(first.digest(), changed);
        assertThat(Evaluations.read(pack.resolve("standard.yaml"))).contains("\nversion: \"2025.2\"\ntitle:");
    }

    private String version() {
        return RulesFolder.open(rules).read(EXAMPLE).version();
    }

    @Test
    void everythingThatIsStillADraftIsToldAtOnce() {
        Evaluations.change(pack.resolve("standard.yaml"), "basis: fictitious", "basis: draft");
        Evaluations.change(pack.resolve("standard.yaml"), "zh: 示例财绩〔2025〕1号（虚构）附件", "zh: 草案");
        Evaluations.write(pack.resolve("parameters.yaml"), "asset-utilisation.floor:\n  - {value: 60, basis: draft}\n");
        Evaluations.write(pack.resolve("CHANGES.md"), "## 未发布\n\n## 2024.9（2024-01-02）\n- 旧版\n");
        Map<Path, String> before = files();
        Outcome outcome = publish("版本 1", folder.resolve("no.pem"));
        assertThat(outcome.published()).isNull();
        assertThat(said(outcome.complaints()))
                .containsExactlyInAnyOrder(
                        EXAMPLE
                                + "  \"版本 1\" cannot be a version: letters, digits, dots and hyphens, beginning with a letter or digit, at most 40 characters",
                        folder.resolve("no.pem") + "  There is no such file",
                        pack.resolve("parameters.yaml") + ":2:17  The basis is still draft. Write what it rests on",
                        pack.resolve("standard.yaml") + ":10:1  The document is still a draft. Write its number",
                        pack.resolve("standard.yaml") + ":13:1  The basis is still draft. Write what it rests on");
        assertThat(said(publish("2025.1", null).complaints()))
                .contains(pack.resolve("CHANGES.md") + ":1:1  This section says nothing. List what changed");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void whatCheckOrTestRefuseIsNotPublished() {
        Evaluations.change(pack.resolve("cases/whole.yaml"), "earned: 84.2", "earned: 84.3");
        Map<Path, String> before = files();
        Outcome failing = publish("2025.1", null);
        assertThat(failing.published()).isNull();
        assertThat(Objects.requireNonNull(failing.tested()).text()).contains("earned: expected 84.3, got 84.20");
        Evaluations.change(pack.resolve("standard.yaml"), "atLeast: 60}", "atLeast: 95}");
        before.put(pack.resolve("standard.yaml"), Evaluations.read(pack.resolve("standard.yaml")));
        Outcome wrong = publish("2025.1", null);
        assertThat(wrong.published()).isNull();
        assertThat(wrong.tested()).isNull();
        assertThat(said(wrong.checked().findings())).anyMatch(text -> text.contains("Grades must descend"));
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aVersionThatTheNotesCallPublishedIsNotPublishedAgain() {
        assertThat(said(publish("2024.9", null).complaints()))
                .containsExactly(
                        pack.resolve("CHANGES.md") + ":7:1  Version 2024.9 was published already. Choose another");
    }

    @Test
    void onlyWhatATrustedKeySignedAndNobodyChangedIsUsedWhereKeysAreNamed() throws Exception {
        Path key = folder.resolve("key.pem");
        Path trusted = folder.resolve("trusted.pem");
        Path stranger = folder.resolve("stranger.pem");
        keys(key, trusted);
        keys(folder.resolve("other.pem"), stranger);

        refused(trusted.toString(), "is not published. Publish it with");
        Published signed = Objects.requireNonNull(publish("2025.2", key).published());
        assertThat(signed.key()).isEqualTo(Signatures.fingerprint(Signatures.publicKey(trusted)));

        assertThat(opened(trusted.toString())).isEqualTo("2025.2");
        assertThat(opened(stranger + java.io.File.pathSeparator + trusted)).isEqualTo("2025.2");
        refused(stranger.toString(), "version 2025.2 of \"" + EXAMPLE + "\" was not signed by a trusted key");
        refused(key.toString(), "No Ed25519 public key");
        refused(folder.resolve("nowhere.pem").toString(), "There is no such file");
        Evaluations.change(trusted, "\nM", "\nMM");
        refused(trusted.toString(), "No Ed25519 public key");
        Evaluations.change(trusted, "\nMM", "\nM");

        Evaluations.change(pack.resolve("published.yaml"), "signature: ", "# ");
        refused(trusted.toString(), "was published without a signature");
        Evaluations.change(pack.resolve("published.yaml"), "\n# ", "\nsignature: ");
        Evaluations.change(pack.resolve("published.yaml"), "version: \"2025.2\"", "version: \"2025.3\"");
        refused(trusted.toString(), "was not signed by a trusted key, or its record was changed");
        Evaluations.change(pack.resolve("published.yaml"), "version: \"2025.3\"", "version: \"2025.2\"");
        Evaluations.change(
                rules.resolve("common/parameters.yaml"), "basis: project-default", "basis:  project-default");
        refused(trusted.toString(), "files of \"" + EXAMPLE + "\" changed since version 2025.2 was published");
        assertThat(RulesFolder.forAuthors(rules).read(EXAMPLE).version()).startsWith("2025.2+");
    }

    private String opened(String keys) {
        return RulesFolder.open(rules, Trust.of(keys)).read(EXAMPLE).version();
    }

    private void refused(String keys, String why) {
        assertThatThrownBy(() -> opened(keys)).hasMessageContaining(why);
    }

    @Test
    void whatIsNoPrivateKeySignsNothing() throws Exception {
        Path key = folder.resolve("key.pem");
        Path other = folder.resolve("public.pem");
        keys(key, other);
        assertThat(said(publish("2025.1", other).complaints()))
                .containsExactly(other
                        + "  No Ed25519 private key (PEM, PKCS#8). openssl genpkey -algorithm ed25519 writes one");
        Evaluations.change(key, "-----BEGIN PRIVATE KEY-----\nM", "-----BEGIN PRIVATE KEY-----\nA");
        assertThat(said(publish("2025.1", key).complaints())).hasSize(1);
    }

    private static void keys(Path secret, Path open) throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        pem(secret, "PRIVATE KEY", pair.getPrivate().getEncoded());
        pem(open, "PUBLIC KEY", pair.getPublic().getEncoded());
    }

    private static void pem(Path file, String kind, byte[] bytes) {
        Evaluations.write(
                file,
                "-----BEGIN " + kind + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + kind
                        + "-----\n");
    }
}
