package org.jiheng.review.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.review.whole.Reviewed.findings;

import org.junit.jupiter.api.Test;

/** What a template left behind, and what the text points to. */
class ResidueAndReferencesTest {
    @Test
    void figuresAreFilledIn() {
        assertThat(findings("本年安排培训费XX万元，其他照旧。")).containsExactly("placeholder 本年安排培训费XX万元");
        assertThat(findings("本年安排培训费××.××万元。")).containsExactly("placeholder 本年安排培训费××.××万元");
        assertThat(findings("本年用款（请在此填写用途）。")).hasSize(1);
        assertThat(findings("XX公司承接了2个项目，XXL号服装若干。")).isEmpty();
    }

    @Test
    void aChoiceIsMade() {
        assertThat(findings("比上年增加（减少）3.00万元。")).containsExactly("choice-left? 比上年增加（减少）3.00万元");
        assertThat(findings("比上年下降/增长 5%。")).hasSize(1);
        assertThat(findings("说明收入增加（减少）的原因。")).isEmpty();
        assertThat(findings("科目\t增加（减少）额\t说明\n办公费\t3.00\t无\n差旅费\t4.00\t无\n")).isEmpty();
    }

    @Test
    void aBlankIsAskedAbout() {
        assertThat(findings("其中工程类占 %，其余为服务类。")).containsExactly("blank-left? 其中工程类占 %");
        assertThat(findings("本表金额单位为 万元。")).isEmpty();
        assertThat(findings("其中工程类占 5%。")).isEmpty();
    }

    @Test
    void aTableThatTheTextPointsToIsThere() {
        String report = "得分情况见表%s。\n表1 甲表\n名称\t得分\n甲\t5.00\n表2 乙表\n名称\t得分\n甲\t5.00\n";
        assertThat(findings(report.formatted("3"))).containsExactly("reference-missing? 见表3");
        assertThat(findings(report.formatted("2"))).isEmpty();
        assertThat(findings("得分情况见表3。其他略。")).as("tables are kept elsewhere").isEmpty();
    }

    @Test
    void aTableAnnouncedBelowFollows() {
        String table = "名称\t得分\n甲\t5.00\n乙\t6.00\n";
        assertThat(findings("一、甲\n走访安排详见下表：\n（二）乙\n情况良好。\n" + table)).containsExactly("reference-missing? 走访安排详见下表：");
        assertThat(findings("一、甲\n走访安排详见下表：\n单位：次\n" + table)).isEmpty();
        assertThat(findings("一、甲\n走访安排详见下表：\n（二）乙\n情况良好。")).as("no tables kept").isEmpty();
    }
}
