package org.jiheng.report.word;

import java.util.List;

/**
 * All that working papers and evidence sheets say, as text ready to print; tags as in {@link ReportData}.
 *
 * @param papers one for each indicator
 * @param slips one for each problem
 */
record PapersData(
        String title,
        String subject,
        String department,
        String year,
        String firm,
        String paperCount,
        String slipCount,
        List<Paper> papers,
        List<Slip> slips) {

    /**
     * A working paper (工作底稿).
     *
     * @param evidenceIndex where the evidence of a judgement is filed, as far as evaluators said
     */
    record Paper(
            String index,
            String department,
            String year,
            String section,
            String group,
            String name,
            String weight,
            String earned,
            String verdict,
            String basis,
            String description,
            String criteria,
            String clause,
            List<Step> steps,
            List<Proof> proofs,
            String evidenceIndex,
            String conclusion,
            String scorer,
            String reviewer,
            String standard,
            String digest) {}

    /** A line of the ledger. */
    record Step(String number, String kind, String points, String arithmetic, String reason, String rule) {}

    /** A fact and where it was taken from. */
    record Proof(String fact, String value, String document, String page, String quote) {}

    /** An evidence sheet (取证单). */
    record Slip(
            String index,
            String department,
            String year,
            String title,
            String detail,
            String about,
            String rationale,
            List<Proof> proofs,
            String firm,
            String rule,
            String digest) {}
}
