package org.jiheng.review.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.review.whole.Reviewed.findings;

import org.junit.jupiter.api.Test;

/** Years and days of a document against each other. */
class YearsAndDaysTest {
    private static final String CONTENTS = """
            目录
            一、单位概况\t1
            （一）%s年收支情况\t2
            二、评价结论\t4

            一、单位概况
            （一）2022年收支情况
            本单位收支平衡。
            二、评价结论
            总体较好。
            """;

    @Test
    void theContentsNameTheYearOfTheHeading() {
        assertThat(findings(CONTENTS.formatted("2021"))).containsExactly("contents-year （一）2021年收支情况\t2");
        assertThat(findings(CONTENTS.formatted("2022"))).isEmpty();
    }

    @Test
    void aListOfTwoYearsUnderOneNameIsNotTheWrongYear() {
        assertThat(findings("""
                        目录
                        一、2021年收支情况
                        二、2022年收支情况

                        一、2021年收支情况
                        收支平衡。
                        二、2022年收支情况
                        收支平衡。
                        """)).isEmpty();
    }

    @Test
    void theTitleOfATableRepeatsTheYearOfItsHeading() {
        String table = """
                3. 2022年度课题开展情况
                各课题进展如下。
                表1 某所%s年度课题开展情况表
                课题\t预算数\t执行数
                甲\t10.00\t9.00
                乙\t20.00\t18.00
                """;
        assertThat(findings(table.formatted("2021"))).containsExactly("title-year 表1 某所2021年度课题开展情况表");
        assertThat(findings(table.formatted("2022"))).isEmpty();
        assertThat(findings(table.formatted("2021").replace("课题开展情况表", "人员变动表")))
                .isEmpty();
    }

    @Test
    void aDepartmentWritesOfTheYearOfItsReport() {
        String report = "某局2022年度部门决算\n一、概况\n我局%s年度重点工作有序推进。\n";
        assertThat(findings(report.formatted("2021"))).containsExactly("own-year? 我局2021年度重点工作有序推进");
        assertThat(findings(report.formatted("2022"))).isEmpty();
        assertThat(findings(report.formatted("2023"))).as("plans").isEmpty();
        assertThat(findings("某局2022年度部门决算\n一、概况\n与我局2021年度部门支出相比，规模持平。\n")).isEmpty();
    }

    @Test
    void moneyIsComparedWithTheYearBefore() {
        String report = "某局2022年度部门决算\n一、概况\n2022年度收入总计100.00万元，与%s年度相比，增加20.00万元。\n";
        assertThat(findings(report.formatted("2020"))).containsExactly("compared-year? 与2020年度相比");
        assertThat(findings(report.formatted("2021"))).isEmpty();
    }

    @Test
    void aScheduleLiesWithinThePeriodAnnounced() {
        String schedule = """
                一、评价工作
                2. 工作进度
                评价期间为2023年5月1日至2023年5月31日，具体安排如下：
                (1) 准备阶段 - %s前
                收集资料。
                (2) 实施阶段（2023年5月11日至5月31日）
                3. 抽样
                2022年3月1日印发的办法作为依据。
                """;
        assertThat(findings(schedule.formatted("2022年5月10日"))).containsExactly("outside-period 2022年5月10日");
        assertThat(findings(schedule.formatted("2023年5月1日"))).isEmpty();
    }

    @Test
    void theYearThatIsEvaluatedIsNoPeriodOfWork() {
        assertThat(findings("一、评价工作\n评价期间为2023年1月1日至2023年12月31日，工作安排如下：\n（1）准备阶段（2024年5月1日至5月10日）\n"))
                .isEmpty();
    }

    @Test
    void tablesOfTwoYearsUnderOneHeadingAreAComparison() {
        String table = "表%s 某所%s年度课题开展情况表\n课题\t预算数\t执行数\n甲\t10.00\t9.00\n乙\t20.00\t18.00\n";
        String text = "3. 2022年度课题开展情况\n各课题进展如下。\n" + table.formatted("1", "2021") + table.formatted("2", "2022");
        assertThat(findings(text)).isEmpty();
    }

    @Test
    void aUnitIsCountedInTheYearOfTheReport() {
        String report = "某局2022年度部门决算\n一、概况\n纳入某局%s年度部门决算编制范围的二级单位2个。\n";
        assertThat(findings(report.formatted("2021"))).hasSize(1);
        assertThat(findings(report.formatted("2022"))).isEmpty();
    }

    @Test
    void aPeriodDoesNotEndBeforeItBegins() {
        assertThat(findings("项目实施期为2023年3月1日至2022年12月31日。")).containsExactly("ends-before-begin 2023年3月1日至2022年12月31日");
        assertThat(findings("项目实施期为2022年12月1日至3月31日。"))
                .as("the next year is meant")
                .isEmpty();
        assertThat(findings("项目实施期为2022年3月至2022年3月31日。")).isEmpty();
    }

    @Test
    void aDayExists() {
        assertThat(findings("会议于2023年2月29日召开。")).containsExactly("no-such-day 2023年2月29日");
        assertThat(findings("会议于4月31日召开。")).containsExactly("no-such-day 4月31日");
        assertThat(findings("会议于2024年2月29日召开，次日为2月29日的后一天。")).isEmpty();
    }
}
