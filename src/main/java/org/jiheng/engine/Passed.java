package org.jiheng.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Says that the guard let a pack's rules pass, and what became of them. It is kept under all that the guard went by, itself
 * included, so that rules need not pass again before they run.
 *
 * @param key the {@link RuleKey} of the compiled rules
 */
record Passed(String key, List<RuleOutline> rules) {
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(key);
            out.writeInt(rules.size());
            for (RuleOutline rule : rules) {
                rule.write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Passed of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String key = in.readUTF();
            List<RuleOutline> rules = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                rules.add(RuleOutline.read(in));
            }
            return new Passed(key, rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
