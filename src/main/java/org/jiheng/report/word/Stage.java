package org.jiheng.report.word;

/** How far a report has got. */
public enum Stage {
    /** 初稿. */
    DRAFT,
    /** 征求意见稿. */
    COMMENT,
    /** 定稿: nothing may be open. */
    FINAL
}
