package org.jiheng.source;

import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** One thing wrong with what a user wrote, and where. */
public record Complaint(Place place, Message message) {
    public String in(Language language) {
        return place + "  " + message.in(language);
    }
}
