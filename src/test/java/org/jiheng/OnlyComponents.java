package org.jiheng;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds where a record has no method but its accessors and what every record has. */
final class OnlyComponents extends ArchCondition<JavaClass> {
    private static final Set<String> EVERY_RECORD = Set.of("toString", "hashCode", "equals");

    OnlyComponents() {
        super("have no method but their accessors");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        Set<String> components =
                type.getFields().stream().map(JavaField::getName).collect(Collectors.toSet());
        type.getMethods().stream()
                .map(method -> method.getName())
                .filter(name -> !components.contains(name) && !EVERY_RECORD.contains(name))
                .forEach(name ->
                        events.add(SimpleConditionEvent.violated(type, type.getName() + " has method " + name)));
    }
}
