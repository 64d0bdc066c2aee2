package org.songtor.intake.grid;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of the fields that every row of one file has, each once, in their order there. */
public final class Names {
    /** Every field that a line can have in any form, by its canonical name. */
    public static final Names LINE =
            new Names(Label.COLUMNS.stream().map(Label::name).toList());

    private final List<String> list;
    private final Map<String, Integer> places = new HashMap<>();

    Names(List<String> list) {
        this.list = List.copyOf(list);
        list.forEach(n -> places.put(n, places.size()));
    }

    /** Place of this name, from 0; -1 when there is none such. */
    public int place(Object name) {
        return places.getOrDefault(name, -1);
    }

    public int size() {
        return list.size();
    }

    /** These texts in the order of the names, as a map that cannot be changed. The array is kept, not copied. */
    public Map<String, String> with(String[] texts) {
        return new Fields(this, texts);
    }

    List<String> list() {
        return list;
    }
}
