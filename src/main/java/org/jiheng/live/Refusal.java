package org.jiheng.live;

import java.time.Instant;
import java.util.List;
import org.jiheng.source.Complaint;

/**
 * Why what lies in the folder is not used.
 *
 * @param digest of all files of the standard as they were refused, empty where they could not be read
 * @param complaints everything wrong with them, each with its place
 */
public record Refusal(String standard, String digest, Instant at, List<Complaint> complaints) {
    public Refusal {
        complaints = List.copyOf(complaints);
    }
}
