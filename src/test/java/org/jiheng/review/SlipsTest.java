package org.jiheng.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jiheng.document.DocumentReader;
import org.jiheng.engine.Reviewer;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.text.Language;
import org.junit.jupiter.api.Test;

/** What the words only make likely is contradicted where a slip explains it, and left alone where it may never have been meant. */
final class SlipsTest {
    private static final Path RULES = Path.of("rules");
    private static final Reviewer REVIEWER =
            Reviewer.compile(RulesFolder.open(RULES).readReview(), RULES);
    private static final FormScores SCORES = FormScores.read(RULES);
    private static final Partitions PARTITIONS = Partitions.read(RULES);

    @Test
    void aListThatNeedNotBeWholeIsContradictedByOneDigitAndTheFigureIsNamed() {
        assertThat(explanations("全年拨付补助资金8672.37万元，其中：东城街道3106.58万元，西关镇2790.14万元，南湖镇2475.65万元。"))
                .containsExactly("“拨付补助资金”印为 8672.37万元，各项相加为 8372.37 万元：" + "3106.58 + 2790.14 + 2475.65 = 8372.37。");
        assertThat(explanations("全年拨付补助资金8372.31万元，其中：东城街道3106.58万元，西关镇2790.14万元，南湖镇2475.65万元。"))
                .singleElement()
                .asString()
                .startsWith("“拨付补助资金”印为 8372.31万元，各项相加为 8372.37 万元");
    }

    @Test
    void aListThatLeavesSomethingOutIsNot() {
        assertThat(explanations("全年拨付补助资金9127.46万元，其中：东城街道3106.58万元，西关镇2790.14万元，南湖镇2475.65万元。"))
                .isEmpty();
    }

    @Test
    void twoDigitsThatChangedPlacesAreASlip() {
        assertThat(explanations("全年拨付补助资金8372.37万元，其中：东城街道3106.58万元，西关镇2970.14万元，南湖镇2475.65万元。"))
                .singleElement()
                .asString()
                .endsWith("若其中 2970.14万元 应为 2790.14 万元，则全部相符。");
    }

    @Test
    void growthOnThisYearsAmountIsNamedAsSuch() {
        assertThat(explanations("2023年度收入总计900.00万元。与上年相比，增加100.00万元，增长11.11%，主要原因是项目增加。"))
                .singleElement()
                .asString()
                .endsWith("印出的幅度是以本年数为基数算得的。");
    }

    @Test
    void anAmountFoundFarAwayThatExplainsNothingIsNotHeldAgainstARate() {
        assertThat(explanations("一、到位情况\n全市累计到位帮扶资金71836万元。\n二、支出情况\n第一批帮扶资金已支出20418.55万元，支出率46.27%。"))
                .isEmpty();
    }

    @Test
    void coarseFiguresThatManySlipsWouldExplainAreNotAccused() {
        assertThat(explanations("走访企业90家，其中：规上企业30家，专精特新企业20家，初创企业35家。")).isEmpty();
    }

    private static List<String> explanations(String text) {
        return Reviewing.review(
                        DocumentReader.read("x.txt", text.getBytes(UTF_8)), REVIEWER, PARTITIONS, SCORES, Language.ZH)
                .findings()
                .stream()
                .filter(f -> f.severity() == Review.Severity.ERROR)
                .map(Review.Finding::explanation)
                .toList();
    }
}
