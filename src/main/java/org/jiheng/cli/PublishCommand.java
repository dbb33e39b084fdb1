package org.jiheng.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jiheng.authoring.StandardsTest;
import org.jiheng.authoring.publication.Publication;
import org.jiheng.authoring.publication.Publication.Outcome;
import org.jiheng.engine.standard.Published;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jiheng standards publish}: a version that is checked, tested, dated, and signed where a key is given. */
@Command(name = "publish", description = "发布标准的一个版本 / publish a version of a standard")
final class PublishCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "ID")
    private String id = "";

    @Option(names = "--version", paramLabel = "V", required = true, description = "版本号，如 2026.1 / such as 2026.1")
    private String version = "";

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "签名用的 Ed25519 私钥（PEM） / an Ed25519 private key (PEM) to sign with")
    private @Nullable Path key;

    @Mixin
    private Shared shared = new Shared();

    @Override
    public Integer call() {
        PrintWriter out = Shared.out(spec);
        PrintWriter err = Shared.err(spec);
        Outcome outcome = Publication.publish(
                shared.rulesFolder(), id, version, key, Clock.system(ZoneId.systemDefault()), shared.language);
        Published published = outcome.published();
        if (published != null) {
            out.println(say("pack.published", id, published.version(), published.date(), published.digest()));
            String by = published.key();
            if (by != null) {
                out.println(say("pack.signed", by));
            }
            return 0;
        }
        StandardsTest.Outcome tested = outcome.tested();
        if (!outcome.checked().findings().isEmpty()) {
            CheckCommand.print(outcome.checked(), shared.language, out);
        }
        if (tested != null) {
            out.print(tested.text());
        }
        outcome.complaints().forEach(complaint -> err.println(complaint.in(shared.language)));
        err.println(say("pack.not-published-now", id));
        return outcome.complaints().isEmpty() ? 1 : Jiheng.UNUSABLE;
    }

    private String say(String key, Object... arguments) {
        return Message.of(key, arguments).in(shared.language);
    }
}
