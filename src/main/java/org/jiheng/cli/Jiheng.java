package org.jiheng.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jiheng.source.Complaint;
import org.jiheng.source.InputException;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program. Exit codes: 0 done, 1 done with findings, 2 input, rules or command line cannot be used, 3 a fault of its own. */
@Command(
        name = "jiheng",
        description = {"绩衡：按评分标准检查部门整体支出绩效", "Jiheng: checks departments against a scoring standard"},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            EvaluateCommand.class,
            BatchCommand.class,
            MergeCommand.class,
            SimulateCommand.class,
            ReviewCommand.class,
            StandardsCommand.class
        })
public final class Jiheng implements Callable<Integer> {
    static final int UNUSABLE = 2;
    static final int FAULT = 3;

    @Spec
    private @Nullable CommandSpec spec;

    private Jiheng() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int code = run(
                new PrintWriter(out, false, StandardCharsets.UTF_8),
                new PrintWriter(err, true, StandardCharsets.UTF_8),
                arguments);
        out.flush();
        System.exit(code);
    }

    /** Runs one command; never ends the process. */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        Language language = language(arguments);
        CommandLine line = new CommandLine(new Jiheng())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler((e, a) -> badCommand(e, err, language))
                .setExecutionExceptionHandler((e, l, r) -> failed(e, err, language));
        int code;
        try {
            code = line.execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError e) {
            err.println(Message.of("cli.fault", e).in(language));
            code = FAULT;
        }
        out.flush();
        err.flush();
        return code;
    }

    /** Without a command there is only the usage to show. */
    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getErr());
        }
        return UNUSABLE;
    }

    private static int badCommand(CommandLine.ParameterException e, PrintWriter err, Language language) {
        err.println(
                Message.of("cli.bad-command", String.valueOf(e.getMessage())).in(language));
        String command = e.getCommandLine().getCommandSpec().qualifiedName(" ").replaceFirst("^jiheng ?", "");
        err.println(Message.of("cli.hint", command).in(language).replace("  ", " "));
        return UNUSABLE;
    }

    private static int failed(Exception e, PrintWriter err, Language language) {
        if (e instanceof InputException input) {
            for (Complaint complaint : input.complaints()) {
                err.println(complaint.in(language));
            }
            if (input.complaints().size() > 1) {
                err.println(Message.of("cli.problems-found", input.complaints().size())
                        .in(language));
            }
            return UNUSABLE;
        }
        err.println(Message.of("cli.fault", e).in(language));
        e.printStackTrace(err);
        return FAULT;
    }

    /** The language is wanted even where the command line is wrong. */
    private static Language language(String[] arguments) {
        boolean english = Arrays.asList(arguments).contains("--lang=en")
                || String.join(" ", arguments).toLowerCase(Locale.ROOT).contains("--lang en");
        return english ? Language.EN : Language.ZH;
    }
}
