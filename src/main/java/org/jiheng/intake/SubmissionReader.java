package org.jiheng.intake;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jiheng.engine.Commission;
import org.jiheng.engine.Submission;
import org.jiheng.engine.facts.CheckPoint;
import org.jiheng.engine.facts.Defect;
import org.jiheng.engine.facts.Department;
import org.jiheng.engine.facts.Flag;
import org.jiheng.engine.facts.Judgement;
import org.jiheng.engine.facts.Label;
import org.jiheng.engine.facts.Measure;
import org.jiheng.engine.facts.Source;
import org.jiheng.source.Complaints;
import org.jiheng.source.Fields;
import org.jiheng.source.Node;
import org.jiheng.source.TreeReader;

/** Reads a submission: the department, its groups of facts, free facts and judgements. */
public final class SubmissionReader {
    static final List<String> KEYS = Stream.of(
                    List.of("department", "standard"),
                    GroupReader.GROUPS,
                    List.of("checks", "defects", "judgements", "facts", "report"))
            .flatMap(List::stream)
            .toList();

    private final Collected collected;
    private final Fields root;

    private SubmissionReader(Fields root, Collected collected) {
        this.root = root;
        this.collected = collected;
    }

    /**
     * Reads a submission as far as it can be read; what is wrong goes to {@code complaints}, so that what the standard has to
     * say of it can be added before all is reported.
     *
     * @throws org.jiheng.source.InputException where the file as a whole cannot be read
     */
    public static Submission read(String file, byte[] bytes, Complaints complaints) {
        return read(file, TreeReader.readMapping(file, bytes, complaints), digest(bytes), complaints);
    }

    /**
     * Reads a submission that was put together and not handed in as a file.
     *
     * @param digest what stands for the digest of its bytes
     */
    public static Submission read(String file, Node.Mapping tree, String digest, Complaints complaints) {
        Collected collected = new Collected(complaints);
        SubmissionReader reader = new SubmissionReader(Fields.of(tree, complaints, KEYS), collected);
        Department department = reader.department();
        String standard = reader.root.text("standard");
        collected.facts.add(department);
        GroupReader groups = new GroupReader(collected);
        for (String name : GroupReader.GROUPS) {
            reader.ifGiven(name, node -> groups.read(name, node));
        }
        reader.ifGiven("checks", reader::checks);
        reader.ifGiven("defects", reader::defects);
        reader.ifGiven("facts", reader::freeFacts);
        List<Judgement> judgements = reader.judgements();
        Node commission = reader.root.node("report");
        return new Submission(
                file,
                department,
                standard == null ? "" : standard,
                collected.facts,
                collected.known,
                collected.lists,
                collected.freeFacts,
                judgements,
                collected.unusual,
                commission == null ? Commission.UNKNOWN : CommissionReader.read(commission, complaints),
                digest);
    }

    private void ifGiven(String key, Consumer<Node> action) {
        Node node = root.node(key);
        if (node != null) {
            action.accept(node);
        }
    }

    private Department department() {
        Node node = root.node("department");
        if (node == null) {
            collected.complaints.add(root.place(), "source.missing-key", "department");
            return new Department("", 0, LocalDate.EPOCH, false, LocalDate.EPOCH, LocalDate.EPOCH, null);
        }
        Fields f = Fields.of(
                node, collected.complaints, List.of("name", "project", "year", "asOf", "fictitious", "source"));
        BigDecimal year = f.requiredNumber("year");
        boolean plausible =
                year.stripTrailingZeros().scale() <= 0 && year.intValue() >= 2000 && year.intValue() <= 2100;
        if (f.node("year") != null && !plausible) {
            collected.complaints.add(f.place("year"), "intake.year", year.toPlainString());
        }
        LocalDate asOf = f.date("asOf");
        if (f.node("asOf") == null) {
            collected.complaints.add(f.place(), "source.missing-key", "asOf");
        }
        int known = plausible ? year.intValue() : 0;
        return new Department(
                f.requiredText("name"),
                known,
                asOf == null ? LocalDate.EPOCH : asOf,
                Boolean.TRUE.equals(f.flag("fictitious")),
                LocalDate.of(known, 1, 1),
                LocalDate.of(known, 12, 31),
                f.text("project"));
    }

    private void checks(Node node) {
        Fields all = Fields.open(node, collected.complaints);
        for (String id : all.keys()) {
            Node check = all.node(id);
            if (check == null) {
                continue;
            }
            Boolean met;
            Source source = null;
            if (check instanceof Node.Mapping) {
                Fields f = Fields.of(check, collected.complaints, List.of("met", "source"));
                met = f.flag("met");
                source = Group.source(f, collected);
            } else {
                met = Fields.flag(check, collected.complaints);
            }
            if (met != null) {
                collected.facts.add(new CheckPoint(id, met));
                collected.know("checks." + id, met.toString(), source, all.place(id));
            }
        }
    }

    /** Defects by criterion: {@code {budget-norms: {complete: true, items: [{text, source}]}}}. */
    private void defects(Node node) {
        Fields all = Fields.open(node, collected.complaints);
        for (String criterion : all.keys()) {
            Node list = all.node(criterion);
            if (list == null) {
                continue;
            }
            Fields f = Fields.of(list, collected.complaints, List.of("complete", "items"));
            List<String> keys = new ArrayList<>();
            for (Node item : f.list("items")) {
                Fields defect = Fields.of(item, collected.complaints, List.of("text", "source"));
                String text = defect.requiredText("text");
                String key = String.valueOf(keys.size() + 1);
                keys.add(key);
                collected.facts.add(new Defect(criterion, text));
                collected.know(
                        "defects." + criterion + "." + key, text, Group.source(defect, collected), defect.place());
            }
            collected.list("defects." + criterion, keys, Boolean.TRUE.equals(f.flag("complete")));
        }
    }

    /** Free facts: a number is a measure, true or false a flag, anything else a label. */
    private void freeFacts(Node node) {
        Fields all = Fields.open(node, collected.complaints);
        for (String key : all.keys()) {
            Node fact = all.node(key);
            if (fact == null) {
                continue;
            }
            Node value = fact;
            String unit = "";
            Source source = null;
            if (fact instanceof Node.Mapping) {
                Fields f = Fields.of(fact, collected.complaints, List.of("value", "unit", "source"));
                value = f.node("value");
                String written = f.text("unit");
                unit = written == null ? "" : written;
                source = Group.source(f, collected);
            }
            if (value == null) {
                continue;
            }
            if (!(value instanceof Node.Scalar scalar)) {
                collected.complaints.add(all.place(key), "intake.free-fact", key);
                continue;
            }
            switch (scalar.kind()) {
                case NUMBER -> {
                    BigDecimal number = Fields.number(scalar, collected.complaints);
                    if (number != null) {
                        collected.facts.add(new Measure(key, "", number, unit));
                    }
                }
                case BOOLEAN -> collected.facts.add(new Flag(key, scalar.text().equals("true")));
                default -> collected.facts.add(new Label(key, scalar.text()));
            }
            String shown = unit.isEmpty() || unit.equals("%") ? scalar.text() + unit : scalar.text() + " " + unit;
            collected.freeFacts.add(key);
            collected.know(key, shown, source, all.place(key));
        }
    }

    private List<Judgement> judgements() {
        List<Judgement> judgements = new ArrayList<>();
        for (Node node : root.list("judgements")) {
            Fields f = Fields.of(
                    node,
                    collected.complaints,
                    List.of("indicator", "points", "reason", "evidence", "scorer", "reviewer", "source"));
            String subject = f.requiredText("indicator");
            BigDecimal points = f.requiredNumber("points");
            if (points.signum() < 0) {
                collected.complaints.add(f.place("points"), "intake.negative", "points", points.toPlainString());
            }
            String path = "judgements." + subject;
            Submission.Known first = collected.known.get(path);
            if (first != null) {
                collected.complaints.add(
                        f.place("indicator"),
                        "intake.duplicate-item",
                        subject,
                        first.place().line());
                continue;
            }
            String reason = f.text("reason");
            judgements.add(new Judgement(
                    subject,
                    points,
                    reason == null ? "" : reason,
                    f.text("evidence"),
                    f.text("scorer"),
                    f.text("reviewer")));
            collected.know(path, points.toPlainString() + " 分", Group.source(f, collected), f.place());
        }
        return judgements;
    }

    /** What stands for the bytes of a submission in its results: the file's, whatever its format. */
    public static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
