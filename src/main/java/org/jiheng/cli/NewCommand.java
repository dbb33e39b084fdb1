package org.jiheng.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jiheng.authoring.publication.NewStandard;
import org.jiheng.authoring.publication.NewStandard.Begun;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jiheng standards new}: a draft begun from another standard, and what its author writes next. */
@Command(name = "new", description = "以已有标准为底本起草新标准 / begin a standard from another one")
final class NewCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NEWID", description = "新标准的编号 / the id of the new standard")
    private String id = "";

    @Option(names = "--from", paramLabel = "ID", required = true, description = "底本 / the standard to begin from")
    private String from = "";

    @Mixin
    private Shared shared = new Shared();

    @Override
    public Integer call() {
        PrintWriter out = Shared.out(spec);
        Begun begun = NewStandard.begin(shared.rulesFolder(), id, from);
        out.println(say("pack.begun", begun.folder(), from, begun.files()));
        begun.next().forEach(each -> out.println("  " + each.in(shared.language)));
        if (!begun.cited().isEmpty()) {
            out.println(
                    say("pack.begun-cited", begun.cited().size(), begun.cited().get(0)));
        }
        out.println(say("pack.begun-then", id));
        return 0;
    }

    private String say(String key, Object... arguments) {
        return Message.of(key, arguments).in(shared.language);
    }
}
