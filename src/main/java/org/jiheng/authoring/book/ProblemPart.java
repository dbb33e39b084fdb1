package org.jiheng.authoring.book;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.authoring.book.Filled.Entry;
import org.jiheng.source.Complaints;

/**
 * 问题与整改: the problems that indicators of the standard are about, and those of its own, with what to do about them. One that
 * the standards share becomes this standard's own when it is changed.
 */
final class ProblemPart implements Part {
    private static final String FILE = "problems.yaml";
    private static final String NONE = "—";
    private static final List<String> TEXTS = List.of("title", "category", "rationale", "clause", "message");
    private static final List<String> ORDER = List.of(
            "title",
            "category",
            "severity",
            "basis",
            "clause",
            "rationale",
            "finds",
            "about",
            "needs",
            "whole",
            "message",
            "remediation");

    @Override
    public String kind() {
        return "problems";
    }

    @Override
    public Sheet sheet(Source source) {
        Map<String, Object> own = source.tree(source.own(FILE));
        Map<String, Object> all = all(source);
        Called severities = Called.words("book.words-severity");
        Called bases = Called.words("book.words-basis");
        List<Sheet.Line> lines = new ArrayList<>();
        for (String code : codes(source, own)) {
            Map<String, Object> problem = Tree.map(all.get(code));
            Map<String, String> cells = new LinkedHashMap<>();
            for (String key : TEXTS) {
                cells.put(key, Tree.zh(problem.get(key)));
                cells.put(key + "En", Tree.en(problem.get(key)));
            }
            cells.put("messages", named(problem, false));
            cells.put("messagesEn", named(problem, true));
            cells.put("severity", severities.shown(Tree.text(problem.get("severity"))));
            cells.put("basis", bases.shown(Tree.text(problem.get("basis"))));
            List<Object> steps = Tree.list(problem.get("remediation"));
            cells.put("remediation", steps.stream().map(Tree::zh).collect(Collectors.joining("\n")));
            cells.put(
                    "remediationEn",
                    steps.stream().allMatch(step -> Tree.en(step).isEmpty())
                            ? ""
                            : steps.stream()
                                    .map(Tree::en)
                                    .map(text -> text.isEmpty() ? NONE : text)
                                    .collect(Collectors.joining("\n")));
            cells.put("whose", StandardBook.say(own.containsKey(code) ? "book.own" : "book.shared"));
            cells.put("id", code);
            lines.add(new Sheet.Line(code, cells));
        }
        return new Sheet(
                kind(),
                StandardBook.say("book.problems"),
                StandardBook.say("book.problems"),
                StandardBook.say("book.problems-note"),
                Sheet.columns(
                                StandardBook.say("book.problem-columns"),
                                "title:22:TEXT",
                                "category:14:TEXT",
                                "severity:8:TEXT",
                                "rationale:34:TEXT",
                                "message:40:TEXT",
                                "messages:30:TEXT",
                                "remediation:50:TEXT",
                                "basis:12:TEXT",
                                "clause:20:TEXT",
                                "whose:12:WORDED",
                                "reason:20:TEXT",
                                "id:28:TEXT",
                                "titleEn:24:ASIDE",
                                "categoryEn:16:ASIDE",
                                "rationaleEn:34:ASIDE",
                                "messageEn:40:ASIDE",
                                "messagesEn:30:ASIDE",
                                "remediationEn:50:ASIDE",
                                "clauseEn:20:ASIDE")
                        .stream()
                        .map(column -> switch (column.key()) {
                            case "severity" -> column.choosing(severities.all(), false);
                            case "basis" -> column.choosing(bases.all(), false);
                            default -> column;
                        })
                        .toList(),
                lines);
    }

    private static Map<String, Object> all(Source source) {
        Map<String, Object> all = new LinkedHashMap<>(source.tree("common/" + FILE));
        all.putAll(source.tree(source.own(FILE)));
        return all;
    }

    private static Set<String> codes(Source source, Map<String, Object> own) {
        Set<String> codes = new LinkedHashSet<>();
        source.pack().standard().rows().forEach(row -> codes.addAll(row.problems()));
        codes.addAll(own.keySet());
        return codes;
    }

    private static String named(Map<String, Object> problem, boolean english) {
        List<String> lines = new ArrayList<>();
        Tree.map(problem.get("messages")).forEach((name, text) -> {
            String said = english ? Tree.en(text) : Tree.zh(text);
            if (!said.isEmpty()) {
                lines.add(name + "：" + said);
            }
        });
        return String.join("\n", lines);
    }

    @Override
    public void read(Sheet exported, Filled filled, Drafts drafts) {
        Lines compared = new Lines(exported, filled, drafts);
        if (!compared.comparable()) {
            return;
        }
        Source source = drafts.source();
        String file = source.own(FILE);
        Map<String, Object> all = all(source);
        for (Filled.Line line : filled.lines()) {
            String code = line.text("id");
            if (!code.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
                drafts.complaints().add(line.get("id").place(), "book.no-id", Drafts.shown(line.text("title")));
                continue;
            }
            if (compared.repeated(line)) {
                continue;
            }
            Optional<Sheet.Line> before = compared.before(line);
            Map<String, Object> old = Tree.map(all.get(code));
            Map<String, Object> problem = Tree.copy(old);
            for (String key : exported.columns().stream().map(Sheet.Column::key).toList()) {
                boolean settled = key.equals("id") || key.equals("reason") || (before.isEmpty() && key.equals("whose"));
                if (!settled && compared.changed(line, key)) {
                    compared.tell(line, key);
                    set(problem, key, line.get(key), drafts.complaints());
                }
            }
            if (before.isEmpty()) {
                drafts.added(line.get("id").place(), code);
            }
            bind(line, file, code, drafts.cells());
            drafts.reason(code, line.get("reason"));
            if (!problem.equals(old)) {
                drafts.tree(file).put(code, problem);
            }
        }
        Map<String, Object> own = source.tree(file);
        for (Sheet.Line line : compared.gone()) {
            if (own.containsKey(line.id())) {
                drafts.tree(file).remove(line.id());
                drafts.removed(filled.place(Filled.HEAD_ROW, "id"), line.id());
            } else {
                drafts.complaints().add(filled.place(Filled.HEAD_ROW, "id"), "book.shared-gone", line.id());
            }
        }
    }

    private static void bind(Filled.Line line, String file, String code, Cells cells) {
        cells.bind(line.get("title").place(), file, code);
        for (String key : ORDER) {
            if (line.sheet().columns().containsKey(key)) {
                cells.bind(line.get(key).place(), file, code, key);
            }
        }
    }

    private static void set(Map<String, Object> problem, String key, Entry entry, Complaints complaints) {
        boolean english = key.endsWith("En");
        String name = english ? key.substring(0, key.length() - 2) : key;
        if (TEXTS.contains(name)) {
            Tree.put(problem, name, english, entry.text(), ORDER);
        } else if (name.equals("messages")) {
            messages(problem, english, entry, complaints);
        } else if (name.equals("remediation")) {
            steps(problem, english, entry, complaints);
        } else if (name.equals("severity") || name.equals("basis")) {
            Called words = Called.words(name.equals("basis") ? "book.words-basis" : "book.words-severity");
            Optional<String> word = words.name(entry.text());
            if (word.isEmpty() && !entry.text().isEmpty()) {
                complaints.add(entry.place(), "book.unknown-word", entry.text(), words.maybe(entry.text()));
            }
            if (word.isPresent() || entry.text().isEmpty()) {
                Tree.put(problem, name, word.orElse(null), ORDER);
            }
        }
    }

    private static void messages(Map<String, Object> problem, boolean english, Entry entry, Complaints complaints) {
        Map<String, Object> messages = Tree.copy(Tree.map(problem.get("messages")));
        for (String line : entry.lines()) {
            int colon = line.indexOf('：');
            if (colon <= 0) {
                complaints.add(entry.place(), "book.misread-value", Drafts.shown(line));
            } else {
                Tree.put(messages, line.substring(0, colon), english, line.substring(colon + 1), List.of());
            }
        }
        Tree.put(problem, "messages", messages.isEmpty() ? null : messages, ORDER);
    }

    /** Steps keep their English where their Chinese stays, or where as many of them are there as before. */
    private static void steps(Map<String, Object> problem, boolean english, Entry entry, Complaints complaints) {
        List<Object> old = Tree.list(problem.get("remediation"));
        List<String> lines = entry.lines();
        if (english && !lines.isEmpty() && lines.size() != old.size()) {
            complaints.add(entry.place(), "book.english-lines", lines.size(), old.size());
            return;
        }
        List<Object> steps = new ArrayList<>();
        for (int i = 0; i < (english ? old.size() : lines.size()); i++) {
            String zh = english ? Tree.zh(old.get(i)) : lines.get(i);
            String en = english ? (lines.isEmpty() || lines.get(i).equals(NONE) ? "" : lines.get(i)) : "";
            if (!english) {
                Optional<Object> same =
                        old.stream().filter(step -> Tree.zh(step).equals(zh)).findFirst();
                if (same.isPresent()) {
                    steps.add(same.get());
                    continue;
                }
                en = old.size() == lines.size() ? Tree.en(old.get(i)) : "";
            }
            Object step = Tree.bilingual(zh, en);
            if (step != null) {
                steps.add(step);
            }
        }
        Tree.put(problem, "remediation", steps.isEmpty() ? null : steps, ORDER);
    }
}
