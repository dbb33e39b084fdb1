package org.jiheng.review;

import org.jspecify.annotations.Nullable;

/** A figure in running text: what the words around it make of it. */
final class Node {
    /** What a figure says of the thing it belongs to. */
    enum Role {
        /** How much there is. */
        LEVEL,
        /** How much there was in the year it is compared with. */
        BASE,
        /** By how much it changed. */
        CHANGE,
        /** By how much the actual is above the budget. */
        OVER,
        /** What was saved of a plan. */
        SAVED,
        GROWTH,
        SHARE,
        RATE,
        DEVIATION,
        SAVING_RATE,
        OTHER
    }

    /** Which of several amounts of one thing a level is. */
    enum Facet {
        NONE,
        INITIAL,
        ANNUAL,
        PLAN,
        ACTUAL,
        ADJUSTED
    }

    final Num num;
    final Passage passage;
    final int start;
    final int end;
    /** The clause before the figure, from the last mark or figure on. */
    final String lead;

    Role role = Role.OTHER;
    Facet facet = Facet.NONE;
    /** −1 for a fall. */
    int sign = 1;
    /** What it is called: nouns of its own clause. */
    String label = "";
    /** What it is called, where its own clause says only "决算数": the thing it is the amount of. */
    String subject = "";
    /** Year it belongs to as far as the words say; 0 else. */
    int year;
    /** Whether it stands in the words that give a reason. */
    boolean reason;
    /** Whether words around it say that it is not exact. */
    boolean vague;
    /** Sentence, and part of a sentence between semicolons, counted through the document. */
    int sentence;

    int segment;
    /** Its number among the figures of the document. */
    int order;
    /** Whether it is a budget or a whole that the clause measures another amount by: "完成预算15万元的84%". */
    boolean inline;
    /** The amount that the clause itself says it is a rate or a share of. */
    @Nullable
    Node measure;
    /** Whether the change just before it led to it: "增加5万元，达到20万元". */
    boolean led;
    /** Brackets around it. */
    int depth;
    /** The first of several figures in a row that share their words, and its number among them; null if it stands alone. */
    @Nullable
    Node row;

    int rowNumber;
    int rowSize = 1;
    /** What a share, rate or growth is computed of. */
    @Nullable
    Node of;
    /** The total whose numbered parts it is one of. */
    @Nullable
    Node under;
    /** What it is the share of, by name. */
    String whole = "";

    Node(Num num, Passage passage, int start, int end, String lead) {
        this.num = num;
        this.passage = passage;
        this.start = start;
        this.end = end;
        this.lead = lead;
    }

    boolean level() {
        return role == Role.LEVEL && num.unit.amount() && !vague;
    }

    String name() {
        return label.isEmpty() ? subject : label;
    }
}
