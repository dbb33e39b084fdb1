package org.jiheng.intake;

import java.time.LocalDate;
import java.util.List;
import org.jiheng.engine.Commission;
import org.jiheng.engine.Commission.Member;
import org.jiheng.source.Complaints;
import org.jiheng.source.Fields;
import org.jiheng.source.Node;

/** Reads what a report says of itself: number, firm, commissioner, people, days. */
final class CommissionReader {
    private static final List<String> KEYS =
            List.of("number", "firm", "commissioner", "lead", "date", "begun", "ended", "team");

    private CommissionReader() {}

    static Commission read(Node node, Complaints complaints) {
        Fields f = Fields.of(node, complaints, KEYS);
        LocalDate begun = f.date("begun");
        LocalDate ended = f.date("ended");
        if (begun != null && ended != null && ended.isBefore(begun)) {
            complaints.add(f.place("ended"), "intake.ended-before-begun", ended, begun);
        }
        List<Member> team = f.list("team").stream()
                .map(each -> {
                    Fields member = Fields.of(each, complaints, List.of("name", "role", "duty"));
                    return new Member(member.requiredText("name"), member.text("role"), member.text("duty"));
                })
                .toList();
        return new Commission(
                f.text("number"),
                f.text("firm"),
                f.text("commissioner"),
                f.text("lead"),
                f.date("date"),
                begun,
                ended,
                team);
    }
}
