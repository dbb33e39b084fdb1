package org.jiheng.report.docs;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jiheng.engine.RuleText;
import org.jiheng.engine.standard.CriterionText;
import org.jiheng.engine.standard.Pack;
import org.jiheng.report.docs.StandardBook.Example;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jiheng.text.Text;

/** What a book is made from, and how it is worded. */
final class Material {
    private final Pack pack;
    private final List<RuleText> rules;
    private final List<Example> examples;
    private final Language language;
    private final CriterionText criteria;
    private final FactWords facts;

    Material(Pack pack, List<RuleText> rules, List<Example> examples, Language language) {
        this.pack = pack;
        this.rules = List.copyOf(rules);
        this.examples = List.copyOf(examples);
        this.language = language;
        this.criteria = new CriterionText(pack, language);
        this.facts = new FactWords(pack, language);
    }

    Pack pack() {
        return pack;
    }

    List<RuleText> rules() {
        return rules;
    }

    List<Example> examples() {
        return examples;
    }

    Language language() {
        return language;
    }

    CriterionText criteria() {
        return criteria;
    }

    FactWords facts() {
        return facts;
    }

    /** Rules by name and file, a line each. */
    String rules(Predicate<RuleText> wanted) {
        return lines(rules.stream()
                .filter(wanted)
                .map(rule -> rule.name() + "  [" + rule.file() + "]")
                .distinct()
                .toList());
    }

    String t(String key, Object... arguments) {
        return Message.of("report." + key, arguments).in(language);
    }

    String in(Text text) {
        return text.in(language);
    }

    /** What a value or text rests on. */
    String basis(String basis) {
        return Message.of("report.by." + basis).in(language);
    }

    /** The number of an item before its words, nothing where there is but one. */
    String number(String item) {
        return item.isEmpty() ? "" : brackets(item).strip() + " ";
    }

    String brackets(String text) {
        return text.isEmpty() ? "" : t("brackets", text);
    }

    static String lines(List<String> lines) {
        return String.join("\n", lines);
    }

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
