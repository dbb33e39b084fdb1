package org.jiheng.review;

/** How far the words of a document say that figures belong together. */
enum Licence {
    /** One clause says so, or names that leave no choice: figures that disagree contradict each other. */
    CERTAIN,
    /** A sentence near by is carried on: they contradict each other where a slip of one digit explains it. */
    LIKELY,
    /** A list that need not be whole, an amount known by its name from far away: a slip must explain it and be no accident. */
    POSSIBLE;

    /** That of a figure and an amount that it speaks of, by how far they stand apart. */
    static Licence of(Node figure, Node amount) {
        if (figure.sentence == amount.sentence && figure.segment == amount.segment) {
            return CERTAIN;
        }
        return Lookup.distance(figure, amount) <= 2 ? LIKELY : POSSIBLE;
    }

    Licence weaker(Licence other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
