package org.jiheng.report.word;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records as poi-tl reads them: maps by component. Characters that XML cannot hold are left out on the way. */
final class Bound {
    private Bound() {}

    static Map<String, @Nullable Object> of(Record data) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (RecordComponent component : data.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                map.put(component.getName(), value(component.getAccessor().invoke(data)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return map;
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Record record) {
            return of(record);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Bound::value).toList();
        }
        return value instanceof String text ? clean(text) : value;
    }

    /** Line ends and tabs stay; other control characters, halves of characters and non-characters do not. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(c -> c == '\n'
                        || c == '\t'
                        || (c >= 0x20 && c <= 0xD7FF)
                        || (c >= 0xE000 && c <= 0xFFFD)
                        || c >= 0x10000)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
