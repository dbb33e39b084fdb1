package org.jiheng.bench.peer;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openl.rules.runtime.RulesEngineFactory;

/** OpenL Tablets: rules as tables of a workbook, which is written here and compiled by it. */
public final class OpenLTablets implements Peer {
    private final Scoring scoring;

    /** What the workbook says, to Java. */
    public interface Scoring {
        BigDecimal[] result(Department d);
    }

    public OpenLTablets() {
        try {
            Path file = Files.createTempFile("county", ".xlsx");
            try (OutputStream out = Files.newOutputStream(file)) {
                workbook(out);
            }
            scoring = new RulesEngineFactory<Scoring>(file.toUri().toURL(), Scoring.class).newEngineInstance();
            Files.delete(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String name() {
        return "OpenL Tablets 5.27.14";
    }

    @Override
    public String leavesOut() {
        return "missing facts (an error), evidence, ledger, clauses, problems; compiled to Java classes";
    }

    @Override
    public Object evaluate(Department department) {
        return scoring.result(department);
    }

    @Override
    public List<BigDecimal> points(Department department) {
        return List.of(scoring.result(department));
    }

    private static void workbook(OutputStream out) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Tables tables = new Tables(book.createSheet("county"));
            tables.table("Environment", "import", "org.jiheng.bench.peer");
            tables.bands("assetPoints", ">=90", "1", "[75..90)", "0.7", "[60..75)", "0.4", "<60", "0");
            tables.bands("patentPoints", ">=10", "8", "[5..10)", "5", "(0..5)", "3", "<=0", "0");
            tables.bands("satisfactionPoints", ">=90", "12", "[80..90)", "8", "[60..80)", "4", "<60", "0");
            tables.method("BigDecimal percent(BigDecimal part, BigDecimal whole)", "return part / whole * 100;");
            tables.method(
                    "BigDecimal completion(BigDecimal weight, BigDecimal rate, Integer scale)",
                    "return round(weight * min(rate, 100) / 100, scale);");
            tables.method(
                    "BigDecimal deviation(BigDecimal weight, BigDecimal rate)",
                    "return round(max(0, weight * (rate <= 100 ? rate : 200 - rate) / 100), 2);");
            tables.method(
                    "BigDecimal overLimit(BigDecimal rate)", "return round(max(0, 4 - max(0, rate - 10) / 5), 2);");
            tables.method(
                    "BigDecimal[] result(Department d)",
                    "BigDecimal[] p = new BigDecimal[14];",
                    "p[0] = (d.goal1() ? 2 : 0) + (d.goal2() ? 3 : 0) + (d.goal3() ? 3 : 0) + (d.goal4() ? 2 : 0);",
                    "p[1] = max(0, 6 - d.budgetDefects());",
                    "p[2] = overLimit(percent((d.annual() - d.initial()).abs(), d.initial()));",
                    "p[3] = completion(10, percent(d.executed(), d.annual()), 1);",
                    "p[4] = d.honest() ? (d.vouchers() ? 4 : 0) + d.judged() : 0;",
                    "p[5] = completion(6, percent(d.procurementExecuted(), d.procurementBudget()), 2);",
                    "p[6] = assetPoints(percent(d.assetsInUse(), d.assetsTotal()));",
                    "p[7] = max(0, 8 - d.missingSystems());",
                    "p[8] = deviation(10, percent(d.activitiesActual(), d.activitiesTarget()));",
                    "p[9] = completion(15, percent(d.enterprisesActual(), d.enterprisesTarget()), 2);",
                    "p[10] = patentPoints(d.patentsGrowth());",
                    "p[11] = satisfactionPoints(d.satisfaction());",
                    "p[12] = 0 - min(3, d.selfEvaluationDefects());",
                    "p[13] = p[0] + p[1] + p[2] + p[3] + p[4] + p[5] + p[6] + p[7] + p[8] + p[9] + p[10] + p[11] + p[12];",
                    "return p;");
            book.write(out);
        }
    }

    /** Tables one below the other, an empty row between them. */
    private static final class Tables {
        private final XSSFSheet sheet;
        private int next;

        Tables(XSSFSheet sheet) {
            this.sheet = sheet;
        }

        void table(String head, String... cells) {
            begin(head);
            row(cells);
            next++;
        }

        void method(String signature, String... lines) {
            begin("Method " + signature);
            for (String line : lines) {
                row(line, "");
            }
            next++;
        }

        void bands(String name, String... bands) {
            begin("SimpleRules BigDecimal " + name + "(BigDecimal value)");
            row("Value", "Points");
            for (int i = 0; i < bands.length; i += 2) {
                row(bands[i], bands[i + 1]);
            }
            next++;
        }

        private void begin(String head) {
            row(head, "");
            sheet.addMergedRegion(new CellRangeAddress(next - 1, next - 1, 0, 1));
        }

        private void row(String... cells) {
            Row row = sheet.createRow(next++);
            for (int i = 0; i < cells.length; i++) {
                row.createCell(i).setCellValue(cells[i]);
            }
        }
    }
}
