package org.songtor.layout;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the records of a table fit each other: tags differ, and every record and field named elsewhere is there. */
record Crosscheck(List<RecordDraft> drafts, boolean delimited) {

    void run() {
        RecordDraft first = drafts.get(0);
        if (first.cardinality.repeats() && drafts.size() > 1) {
            throw first.refused(first.line, "the first record must occur once");
        }
        Set<String> tags = new HashSet<>();
        for (RecordDraft draft : drafts) {
            boolean odd = !delimited && draft.tag.length() != first.tag.length();
            if (!tags.add(draft.tag) || odd) {
                throw draft.refused(draft.line, "tags must differ and be of one width: " + draft.tag);
            }
            if (!draft.isTagged() && drafts.size() > 1) {
                throw draft.refused(draft.line, "only a single kind of record can be untagged: " + draft.tag);
            }
        }
        drafts.forEach(draft -> draft.fields.forEach(field -> field(draft, field, tags)));
    }

    private void field(RecordDraft draft, Field field, Set<String> tags) {
        int line = draft.lineOf(field);
        if (field.content() instanceof Computed.Count count) {
            count.tags().forEach(tag -> known(draft, line, tag, tags));
            once(draft, line);
        } else if (field.content() instanceof Computed.Sequence sequence
                && !sequence.tag().isEmpty()) {
            if (!sequence.tag().equals(draft.tag)) {
                throw draft.refused(line, "sequence " + sequence.tag() + " stands in record " + draft.tag);
            }
        } else if (field.content() instanceof Computed.Sum sum) {
            sum.terms().forEach(term -> summable(draft, line, sum, term));
            once(draft, line);
        } else if (field.content() instanceof Computed.Repeat && drafts.get(0) == draft) {
            throw draft.refused(line, "repeat asks for a later record");
        }
    }

    private static void known(RecordDraft draft, int line, String tag, Set<String> tags) {
        if (!tags.contains(tag)) {
            throw draft.refused(line, "no record " + tag);
        }
    }

    private static void once(RecordDraft draft, int line) {
        if (draft.cardinality.repeats()) {
            throw draft.refused(line, "count and sum stand in a record that occurs once");
        }
    }

    private void summable(RecordDraft draft, int line, Computed.Sum sum, Computed.Term term) {
        boolean amounts = sum.as() instanceof NumberContent.Amount;
        boolean there = find(term)
                .filter(f -> amounts
                        ? f.content() instanceof NumberContent.Amount
                        : f.content() instanceof NumberContent.Plain)
                .isPresent();
        if (!there) {
            throw draft.refused(line, "no " + (amounts ? "amount " : "number ") + term.tag() + "." + term.field());
        }
    }

    private Optional<Field> find(Computed.Term term) {
        return drafts.stream()
                .filter(d -> d.tag.equals(term.tag()))
                .flatMap(d -> d.fields.stream())
                .filter(f -> f.name().equals(term.field()))
                .findFirst();
    }

    /** Fields that must agree stand in records that occur once, and are of one type. */
    Agreement agreement(int line, List<Computed.Term> terms) {
        RecordDraft first = drafts.get(0);
        Set<Class<?>> types = new HashSet<>();
        for (Computed.Term term : terms) {
            boolean once = drafts.stream().anyMatch(d -> d.tag.equals(term.tag()) && !d.cardinality.repeats());
            Content.Given form = find(term).map(f -> Content.form(f.content())).orElse(null);
            if (!once || form == null) {
                throw first.refused(
                        line, "no field " + term.tag() + "." + term.field() + " of a record that occurs once");
            }
            types.add(form.type());
        }
        if (types.size() > 1) {
            throw first.refused(line, "fields that agree are of one type");
        }
        return new Agreement(terms);
    }
}
