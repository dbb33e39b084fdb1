package org.jiheng.engine.standard;

import java.nio.file.Path;
import org.jiheng.source.Complaints;

/** The sentences of the shipped rules, for tests outside this package. */
public final class ShippedSentences {
    private static final Pack PACK = RulesFolder.open(Path.of("rules")).read("example-county-2025");
    private static final Sentences.Names NAMES = Sentences.Names.of(
            PACK.labels(),
            PACK.measures(),
            PACK.problems(),
            PACK.parameters().stream().map(Pack.DatedValue::name).toList(),
            PACK.standard().indicators());

    private ShippedSentences() {}

    /** The rule text that a file of sentences becomes; what is wrong with it goes to {@code complaints}. */
    public static String expand(String text, Complaints complaints) {
        return Sentences.expand("x.dslr", text, PACK.vocabulary(), NAMES, complaints)
                .text();
    }
}
