package org.jiheng.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.engine.Trace.Matched;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.rule.Match;

/** Keeps what every match that fires matched and bound. */
final class MatchKeeper extends DefaultAgendaEventListener {
    private final List<Matched> matches = new ArrayList<>();

    @Override
    public void beforeMatchFired(BeforeMatchFiredEvent event) {
        Match match = event.getMatch();
        Map<String, Object> bindings = new LinkedHashMap<>();
        for (String id : match.getDeclarationIds()) {
            Object value = match.getDeclarationValue(id);
            if (value != null) {
                bindings.put(id, value);
            }
        }
        matches.add(new Matched(match.getRule().getName(), List.copyOf(match.getObjects()), bindings));
    }

    List<Matched> matches() {
        return matches;
    }
}
