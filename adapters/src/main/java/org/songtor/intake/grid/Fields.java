package org.songtor.intake.grid;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row's texts over names that all rows share, so that a row costs an array and no hash table. Unmodifiable. */
final class Fields extends AbstractMap<String, String> {
    private final Names names;
    private final String[] texts;

    Fields(Names names, String[] texts) {
        if (texts.length != names.size()) {
            throw new IllegalArgumentException(texts.length + " texts for " + names.size() + " names");
        }
        this.names = names;
        this.texts = texts;
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        int at = name == null ? -1 : names.place(name);
        return at < 0 ? null : texts[at];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return name != null && names.place(name) >= 0;
    }

    @Override
    public int size() {
        return texts.length;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Map.Entry<String, String>> {
        @Override
        public int size() {
            return texts.length;
        }

        @Override
        public Iterator<Map.Entry<String, String>> iterator() {
            return new Iterator<>() {
                private int at;

                @Override
                public boolean hasNext() {
                    return at < texts.length;
                }

                @Override
                public Map.Entry<String, String> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return Map.entry(names.list().get(at), texts[at++]);
                }
            };
        }
    }
}
