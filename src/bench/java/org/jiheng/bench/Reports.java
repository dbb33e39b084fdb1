package org.jiheng.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.Replies;
import org.jiheng.engine.Submission;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.intake.SubmissionReader;
import org.jiheng.report.word.EvaluationReport;
import org.jiheng.report.word.Stage;
import org.jiheng.source.Complaints;
import org.jiheng.text.Language;

/** 200 departments, varied from the example, to 200 Word reports and one summary workbook, on one thread. */
public final class Reports {
    private static final Path RULES = Path.of("rules");
    private static final Path FIXTURE = Path.of("fixtures/example-county-2025/submission.yaml");
    private static final int DEPARTMENTS = 200;

    private Reports() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("jiheng-reports");
        String text = Files.readString(FIXTURE);
        Pack pack = RulesFolder.open(RULES).read("example-county-2025");
        long bytes = 0;
        long begun = System.nanoTime();
        try (Evaluator evaluator = Evaluator.compile(pack, RULES);
                OutputStream out = Files.newOutputStream(folder.resolve("summary.xlsx"));
                Workbook workbook = new Workbook(out, "jiheng", "1.0")) {
            Worksheet summary = workbook.newWorksheet("汇总");
            long compiled = System.nanoTime();
            long cpuBegun = cpu();
            for (int i = 0; i < DEPARTMENTS; i++) {
                Submission submission = varied(text, i);
                Evaluation evaluation = evaluator.evaluate(submission, Language.ZH);
                byte[] report = EvaluationReport.of(
                        evaluation,
                        submission,
                        pack,
                        RULES.resolve("example-county-2025"),
                        Stage.DRAFT,
                        Replies.NONE,
                        Language.ZH);
                Files.write(folder.resolve(String.format("%03d.docx", i + 1)), report);
                bytes += report.length;
                summary.value(i, 0, evaluation.department().name());
                summary.value(i, 1, evaluation.score().earned());
                summary.value(i, 2, evaluation.score().grade());
                summary.value(i, 3, evaluation.problems().size());
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d Word reports and one summary: %.1f s, %.1f s of them CPU (compiling the standard %.1f s before), %,d KB in all%n",
                    DEPARTMENTS,
                    (System.nanoTime() - compiled) / 1e9,
                    (cpu() - cpuBegun) / 1e9,
                    (compiled - begun) / 1e9,
                    bytes / 1024);
        }
        System.out.printf(Locale.ROOT, "peak heap %,d MB; %s%n", peak() >> 20, folder);
    }

    /** Another department: its name, its execution, one activity more or less, its satisfaction. */
    private static Submission varied(String text, int i) {
        String yaml = text.replace("name: 示例县科学技术局", "name: 示例县第" + (i + 1) + "局")
                .replace("executed: 532.00", "executed: " + (332 + i) + ".00")
                .replace("value: 22 场", "value: " + (12 + i % 12) + " 场")
                .replace("rate: 88.5", "rate: " + (60 + i % 40) + ".5");
        Complaints complaints = new Complaints();
        Submission submission = SubmissionReader.read("submission", yaml.getBytes(StandardCharsets.UTF_8), complaints);
        complaints.throwIfAny();
        return submission;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
