package org.jiheng.authoring;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.guard.RuleTree;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.PackFiles;
import org.jiheng.engine.standard.Published;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.source.Complaint;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;

/** Checks standard packs: everything that is wrong with them at once, in the order of the files. Compiles nothing. */
public final class PackChecker {
    /** The order of the files. */
    static final Comparator<Place> ORDER =
            Comparator.comparing(Place::file).thenComparingInt(Place::line).thenComparingInt(Place::column);

    private PackChecker() {}

    /**
     * What a check came to.
     *
     * @param notices what could not be analysed
     * @param remarks what is worth knowing and no fault
     * @param examples departments that show a finding
     */
    public record Checked(
            List<Complaint> findings, List<Message> notices, List<Message> remarks, List<Example> examples) {
        public Checked {
            findings = List.copyOf(findings);
            notices = List.copyOf(notices);
            remarks = List.copyOf(remarks);
            examples = List.copyOf(examples);
        }
    }

    /** A department that falls into a gap or an overlap, as a submission ready to run. */
    public record Example(Place place, Message title, String submission) {}

    /**
     * Checks the standards of these ids; what they share is reported once.
     *
     * @throws InputException where there is no standard of an id
     */
    public static Checked check(Path root, Collection<String> ids) {
        RulesFolder folder = RulesFolder.forAuthors(root);
        Findings findings = new Findings();
        ids.forEach(id -> check(folder, root, id, findings));
        return checked(findings);
    }

    /**
     * Checks a pack that was read already.
     *
     * @param files what it was read from
     * @param reading what reading it found wrong
     * @param known an evaluator that may have the same rules, so that they need not be looked at again; null where there is none
     */
    public static Checked check(Path root, Pack pack, PackFiles files, Complaints reading, @Nullable Evaluator known) {
        Findings findings = new Findings();
        check(root, pack, files, reading, known, findings);
        return checked(findings);
    }

    private static Checked checked(Findings findings) {
        return new Checked(
                findings.complaints().stream()
                        .distinct()
                        .sorted(Comparator.comparing(Complaint::place, ORDER))
                        .toList(),
                List.copyOf(new LinkedHashSet<>(findings.notices())),
                findings.remarks(),
                List.copyOf(new LinkedHashSet<>(findings.examples())));
    }

    private static void check(RulesFolder folder, Path root, String id, Findings findings) {
        Complaints reading = new Complaints();
        PackFiles files;
        Pack pack;
        try {
            files = folder.files(id);
            pack = folder.read(files, reading);
        } catch (InputException e) {
            if (!folder.standards().contains(id)) {
                throw e;
            }
            findings.addAll(e.complaints());
            findings.notice("finding.not-read", id);
            return;
        }
        Published published = files.published();
        if (published != null && !published.covers(pack.digest())) {
            findings.remark("finding.changed-since", id, published.version(), published.date(), pack.version());
        }
        check(root, pack, files, reading, null, findings);
    }

    private static void check(
            Path root, Pack pack, PackFiles files, Complaints reading, @Nullable Evaluator known, Findings findings) {
        PackSource source = new PackSource(root, files);
        List<RuleTree> trees = known != null && known.runs(pack)
                ? known.rulesFor(pack, root, reading)
                : Evaluator.rules(pack, root, reading);
        List<RuleParts> rules =
                trees.stream().map(rule -> new RuleParts(rule, root)).toList();
        reading.complaints().stream()
                .map(complaint -> placed(complaint, source))
                .forEach(complaint -> findings.addAll(List.of(complaint)));
        new StandardCheck(pack, source, findings).check();
        new TextCheck(source, findings).check();
        new ReferenceCheck(pack, source, rules, findings).check();
        new MethodCheck(pack, source, rules, findings).check();
        new BandCheck(pack, source, rules, findings).check();
        new ParameterCheck(pack, source, rules, findings).check();
        new RuleCheck(rules, findings).check();
        new UnitCheck(pack, source, rules, findings).check();
    }

    /** A problem that nobody looks for is told where it stands. */
    private static Complaint placed(Complaint complaint, PackSource source) {
        return complaint.message().key().equals("pack.problem-without-rule")
                ? new Complaint(
                        source.entry(
                                "problems.yaml", complaint.message().arguments().get(0)),
                        complaint.message())
                : complaint;
    }
}
