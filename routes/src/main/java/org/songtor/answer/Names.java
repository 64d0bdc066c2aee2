package org.songtor.answer;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names in an outbox are the other side's words: only harmless ones are asked for, never a path or a pattern. */
final class Names {
    private static final Logger LOG = LoggerFactory.getLogger(Names.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+([.][A-Za-z0-9_-]+)*");
    private static final int LONGEST = 200;

    private Names() {}

    static List<String> harmless(List<String> names) {
        List<String> harmless = names.stream().filter(Names::harmless).toList();
        if (harmless.size() < names.size()) {
            LOG.error("an outbox lists {} names that no file may have", names.size() - harmless.size());
        }
        return harmless;
    }

    static boolean harmless(@Nullable String name) {
        return name != null && name.length() <= LONGEST && NAME.matcher(name).matches();
    }
}
