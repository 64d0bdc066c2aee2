package org.songtor.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songtor.layout.Computed.Term;
import org.songtor.model.ProblemCode;

/** Fields of records that stand once, which must all hold the same. */
record Agreement(List<Term> terms) {
    Agreement {
        terms = List.copyOf(terms);
    }

    /** @param once the records that stand once, by place; null where there was none */
    void check(@Nullable Row[] once, Findings findings) {
        Term first = terms.get(0);
        Object due = value(first, once);
        for (Term term : terms.subList(1, terms.size())) {
            Object found = value(term, once);
            if (due != null && found != null && !due.equals(found)) {
                findings.add(
                        ProblemCode.CONTROL_TOTAL,
                        0,
                        term.tag() + "." + term.field(),
                        found.toString(),
                        due + " as " + first.tag() + "." + first.field());
            }
        }
    }

    private static @Nullable Object value(Term term, @Nullable Row[] once) {
        for (Row row : once) {
            if (row != null && row.tag().equals(term.tag()) && row.has(term.field())) {
                return row.get(term.field(), Object.class);
            }
        }
        return null;
    }

    String words() {
        return "agree "
                + String.join(
                        " ", terms.stream().map(t -> t.tag() + "." + t.field()).toList());
    }
}
