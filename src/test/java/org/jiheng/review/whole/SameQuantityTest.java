package org.jiheng.review.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.review.whole.Reviewed.findings;

import org.junit.jupiter.api.Test;

/** The same quantity in several places, products, and numbers announced before a list. */
class SameQuantityTest {
    private static final String TABLES = """
            表1 某局2022年支出情况表—按资金来源
            单位：万元
            类别\t预算数\t决算数
            财政资金\t60.00\t60.00
            其他资金\t%s\t38.00
            合计\t%s\t98.00
            表2 某局2022年支出情况表—%s
            单位：万元
            类别\t预算数\t决算数
            基本支出\t70.00\t68.00
            项目支出\t30.00\t30.00
            合计\t100.00\t98.00
            """;

    @Test
    void tablesThatDivideTheSameMoneyHaveTheSameTotals() {
        assertThat(findings(TABLES.formatted("41.00", "101.00", "按支出性质"))).containsExactly("equal 100.00 <> 101.00 万元");
        assertThat(findings(TABLES.formatted("40.00", "100.00", "按支出性质"))).isEmpty();
    }

    @Test
    void totalsThatRoundingExplainsAreLeftAlone() {
        assertThat(findings(TABLES.formatted("40.01", "100.01", "按支出性质"))).isEmpty();
    }

    @Test
    void theTotalThatTheTextHasElsewhereIsTheOneBelieved() {
        assertThat(findings("本年预算共100.00万元。\n" + TABLES.formatted("41.00", "101.00", "按支出性质")))
                .containsExactly("equal 101.00 <> 100.00 万元");
    }

    @Test
    void aTableOfSomethingElseHasTotalsOfItsOwn() {
        assertThat(findings(TABLES.formatted("41.00", "101.00", "专项"))).isEmpty();
    }

    @Test
    void soManyAtSoMuchEachComeToTheAmount() {
        assertThat(findings("安装护栏24处，每处造价2500元，共需资金6.10万元。")).containsExactly("product 6.10万元 <> 6.00 万元");
        assertThat(findings("按每户800元标准补助50户，合计4.1万元。")).containsExactly("product 4.1万元 <> 4.0 万元");
        assertThat(findings("购置桌椅120套×300元/套=3.5万元。")).containsExactly("product 3.5万元 <> 3.6 万元");
        assertThat(findings("安装护栏24处，每处造价2500元，共需资金6.00万元。")).isEmpty();
        assertThat(findings("安装护栏3处，每处造价3333元，共需资金1万元。")).as("rounded").isEmpty();
    }

    @Test
    void whatSomethingElseMultipliesIsNoProductOfTwo() {
        assertThat(findings("补助村医24人，每人每月500元，共计14.4万元。")).isEmpty();
        assertThat(findings("培训3天，参训40人，每人200元，共计2.4万元。")).isEmpty();
        assertThat(findings("走访20户，每户500元，加上慰问品共计3万元。")).isEmpty();
        assertThat(findings("安装护栏24处，每处造价约2500元，共需资金6.10万元。")).isEmpty();
        assertThat(findings("补助村医24人，每人500元，另付差旅费，共计14.4万元。")).isEmpty();
    }

    @Test
    void asManyParagraphsFollowAsAreAnnounced() {
        String list = "全年主要任务包含%s项。\n（1）修路。路长。\n沿河一段。\n（2）架桥。\n（3）植树。\n二、收支情况\n";
        assertThat(findings(list.formatted("4"))).containsExactly("count 4项 <> 3 项");
        assertThat(findings(list.formatted("两"))).containsExactly("count 两项 <> 3 项");
        assertThat(findings(list.formatted("3"))).isEmpty();
        assertThat(findings("全年主要任务包含4项。\n任务如下。\n一是修路；二是架桥。\n")).isEmpty();
        assertThat(findings("全年主要任务包含4项。\n（2）架桥。\n（3）植树。\n"))
                .as("not from its beginning")
                .isEmpty();
    }

    @Test
    void oneTotalNumberIsNotGivenTwice() {
        String said = "2022年末全县合作社总数达%s家。\n一、说明\n本指标完成值为农民专业合作社总数70家，超过计划。\n";
        assertThat(findings(said.formatted("70").replace("合作社总数达", "农民专业合作社总数达")))
                .isEmpty();
        assertThat(findings(said.formatted("75").replace("合作社总数达", "农民专业合作社总数达")))
                .containsExactly("same-name? 70家 <> 75 家");
        assertThat(findings("2021年农民专业合作社总数达60家。\n2022年农民专业合作社总数达75家。\n"))
                .as("of two years")
                .isEmpty();
    }

    @Test
    void oneBudgetIsNotGivenTwoSizes() {
        assertThat(findings("经批准，单位整体支出预算总规模调整为66.50万元。\n某县科技局整体支出预算总规模为61.2万元。\n"))
                .containsExactly("same-name? 61.2万元 <> 66.50 万元");
        assertThat(findings("经批准，一般公共预算支出预算总规模为66.50万元。\n政府性基金预算支出预算总规模为61.2万元。\n"))
                .isEmpty();
    }

    @Test
    void anEventHasOneOrdinal() {
        assertThat(findings("学习第十三届某县人民代表大会和第十四届某县人民代表大会的精神，开展各项工作。")).isEmpty();
        assertThat(findings("按照第五届全县职工技能大赛的方案开展各项筹备工作，顺利办成第六届全县职工技能大赛。")).containsExactly("same-name? 第六届 <> 5 届");
        assertThat(findings("按照第五届全县职工技能大赛的方案开展各项筹备工作，顺利办成第五届全县职工技能大赛。")).isEmpty();
    }
}
