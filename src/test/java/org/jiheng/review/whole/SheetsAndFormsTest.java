package org.jiheng.review.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.review.whole.Reviewed.findings;

import java.util.List;
import java.util.Set;
import org.jiheng.document.DocumentReader;
import org.junit.jupiter.api.Test;

/** Scoring sheets, and forms beside each other and beside the accounts. */
class SheetsAndFormsTest {
    private static final String SHEET = """
            一级指标\t三级指标\t权重\t评分标准\t得分\t扣分原因\t备注
            管理\t制度健全\t%s\t1. 制度完整（1分）；2. 执行有效（1分）；3. 出现挪用的，本项得0分。\t%s\t%s\t
            管理\t资产利用\t2\t1. 利用率≥90%%的，得2分；2. 利用率≥60%%的，得1分；3. 其余得0分。\t2\t/\t
            管理\t信息公开\t3\t1. 公开情况（3分）：及时完整的得%s分；不完整的得1分。2. 涉密的直接得分。\t3\t/\t
            """;

    private static List<String> sheet(String text) {
        return findings(
                DocumentReader.read("x.txt", text.getBytes(UTF_8)), Set.of("criterion", "deduction-unexplained"));
    }

    @Test
    void theItemsOfACriterionMakeUpItsWeight() {
        assertThat(sheet(SHEET.formatted("2", "2", "/", "3"))).isEmpty();
        assertThat(sheet(SHEET.formatted("4", "4", "/", "3"))).containsExactly("criterion? 4 <> 2.00 分");
        assertThat(sheet(SHEET.formatted("2", "2", "/", "1.5"))).containsExactly("criterion? 3 <> 1.50 分");
    }

    @Test
    void pointsWithinAnItemAreItsItems() {
        String sheet = "三级指标\t分值\t评分标准\t得分\t扣分原因\n制度\t%s\t1. ①完整（1分）；②有效（1分）。2. 及时更新（1分）。\t3\t/\n合计\t3\t/\t2\t/\n";
        assertThat(sheet(sheet.formatted("3"))).isEmpty();
        assertThat(sheet(sheet.formatted("5").replace("\t3\t/\n合", "\t5\t/\n合")))
                .hasSize(1);
    }

    @Test
    void anItemWhosePointsAreNotSaidLeavesTheSumOpen() {
        String sheet = "三级指标\t分值\t评分标准\t得分\t扣分原因\n制度\t3\t1. 制度完整（1分）；2. 制度得到有效执行。\t3\t/\n";
        assertThat(sheet(sheet)).isEmpty();
    }

    @Test
    void aDeductionHasItsReason() {
        assertThat(sheet(SHEET.formatted("2", "1", "/", "3"))).containsExactly("deduction-unexplained? 制度健全 1/2");
        assertThat(sheet(SHEET.formatted("2", "1", "缺少一项制度", "3"))).isEmpty();
    }

    private static List<String> forms(String initial, String day) {
        String project = """
                项目支出绩效自评表
                （2022年度）
                项目名称\t%s
                项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
                \t年度资金总额\t%s\t20.00\t20.00\t10\t100%%\t10
                \t其他资金\t0.00\t0.00\t0.00\t-\t-\t-
                年度总体目标\t预期目标\t实际完成情况
                \t修路两条，方便群众出行。\t截至2022年12月31日，全部工程于%s完成，群众满意。
                一级指标\t二级指标\t三级指标\t分值\t年度指标值\t实际完成值\t得分
                产出指标\t数量指标\t修路条数\t50\t≥2条\t2条\t50
                产出指标\t时效指标\t完工时间\t20\t2022年11月20日前\t2022年11月20日\t20
                效益指标\t社会效益指标\t群众满意率\t20\t≥90%%\t95%%\t20
                总分\t\t\t100\t\t\t100
                """;
        String department = """
                部门整体支出绩效自评表
                （2022年度）
                单位名称\t某县交通局
                部门资金（万元）\t资金来源\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
                \t本级资金\t50.00\t60.00\t60.00\t-\t-\t-
                \t合计\t50.00\t60.00\t60.00\t10\t100%\t10
                一级指标\t二级指标\t三级指标\t分值\t年度指标值\t实际完成值\t得分
                履职效能\t数量指标\t养护里程\t90\t≥80公里\t80公里\t90
                """;
        String all = department + "\n" + project.formatted("甲路", initial, day) + "\n"
                + project.formatted("乙路", "20.00", "2022年11月20日");
        return findings(DocumentReader.read("x.txt", all.getBytes(UTF_8)), Set.of("forms-above", "form-day"));
    }

    @Test
    void projectsDoNotExceedTheirDepartment() {
        assertThat(forms("40.00", "2022年11月20日")).containsExactly("forms-above? 50.00 <> 60.00 万元");
        assertThat(forms("30.00", "2022年11月20日"))
                .as("as much as the department")
                .isEmpty();
    }

    @Test
    void theTextOfAFormGivesTheDayOfItsRow() {
        assertThat(forms("30.00", "2022年11月22日")).containsExactly("form-day? 于2022年11月22日完成");
    }

    @Test
    void projectsDoNotExceedTheAccounts() {
        String accounts = "本年支出100.00万元，其中：基本支出70.00万元；项目支出%s万元。\n";
        String form =
                "项目支出绩效自评表\n（2022年度）\n项目名称\t%s\n项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n年度资金总额\t20.00\t20.00\t20.00\t10\t100%%\t10\n一级指标\t二级指标\t三级指标\t分值\t年度指标值\t实际完成值\t得分\n产出指标\t数量指标\t修路条数\t50\t≥2条\t2条\t50\n效益指标\t社会效益指标\t群众满意率\t40\t≥90%%\t95%%\t40\n总分\t\t\t100\t\t\t100\n\n";
        String forms = form.formatted("甲路") + form.formatted("乙路");
        assertThat(findings(
                        DocumentReader.read("x.txt", (accounts.formatted("30.00") + forms).getBytes(UTF_8)),
                        Set.of("forms-above")))
                .containsExactly("forms-above? 30.00万元 <> 40.00 万元");
        assertThat(findings(
                        DocumentReader.read("x.txt", (accounts.formatted("40.00") + forms).getBytes(UTF_8)),
                        Set.of("forms-above")))
                .isEmpty();
    }
}
