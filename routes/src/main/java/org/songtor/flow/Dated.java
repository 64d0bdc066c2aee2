package org.songtor.flow;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.songtor.model.Period;

/** Settings that hold from one period to another: in order, without overlaps and holes, so that every period between has one answer. */
final class Dated {
    private Dated() {}

    static <T> void check(String setting, List<T> all, Function<T, Period> from, Function<T, Optional<Period>> until) {
        for (int i = 0; i < all.size(); i++) {
            String name = setting + "[" + i + "]";
            Optional<Period> end = until.apply(all.get(i));
            if (end.isPresent() && end.get().compareTo(from.apply(all.get(i))) < 0) {
                throw new SettingFault(name + ".until", "before " + name + ".from");
            }
            if (i > 0) {
                follows(name + ".from", until.apply(all.get(i - 1)), from.apply(all.get(i)));
            }
        }
    }

    private static void follows(String name, Optional<Period> before, Period from) {
        if (before.isEmpty()) {
            throw new SettingFault(name, "overlaps: the entry before it has no end");
        }
        Period due = new Period(before.get().month().plusMonths(1));
        int order = from.compareTo(due);
        if (order != 0) {
            String kind = order < 0 ? "overlaps" : "leaves a hole after";
            throw new SettingFault(name, from + " " + kind + " the entry before it; expected " + due);
        }
    }
}
