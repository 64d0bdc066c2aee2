package org.songtor.layout;

import org.jspecify.annotations.Nullable;
import org.songtor.layout.Computed.Repeat;
import org.songtor.model.ProblemCode;

/** Reads one line as a record of its layout. */
abstract sealed class Eye permits FixedEye, FreeEye {
    final Layout layout;
    final Findings findings;

    Eye(Layout layout, Findings findings) {
        this.layout = layout;
        this.findings = findings;
    }

    static Eye of(Layout layout, Findings findings) {
        return layout.shape().delimited() ? new FreeEye(layout, findings) : new FixedEye(layout, findings);
    }

    /** What kind of record the line is; none where no tag fits. */
    abstract @Nullable RecordType type(LineSource line, long record);

    /** Whether the line is as long as the kind may be, or has its columns; a problem is told where not. */
    abstract boolean fits(RecordType type, LineSource line, long record);

    /** Moves the slot to a field of the record that {@link #fits} looked at. */
    abstract Slot field(Field field);

    /** The first record, which others repeat. */
    abstract void first(Row row);

    /** What stands in the field, as text. */
    final String raw(Field field) {
        return field(field).shown();
    }

    final void read(Row row, int at, Field field) {
        Slot slot = field(field);
        if (field.condition() != null && !field.open(row)) {
            row.put(at, null);
            if (!slot.holds("")) {
                slot.refuse("nothing unless " + field.condition().words());
            }
            return;
        }
        switch (field.role()) {
            case GIVEN, COUNTED -> field.as().read(slot, row, at);
            case STILL, FIXED -> ((Content.Fixed) field.content()).read(slot);
            case REPEATED -> repeated(row, at, (Repeat) field.content(), slot);
        }
    }

    private void repeated(Row row, int at, Repeat repeat, Slot slot) {
        Row first = slot.first();
        int before = findings.size();
        repeat.as().read(slot, row, at);
        if (first != null && findings.size() == before) {
            int due = first.type().indexOf(repeat.term().field());
            if (!row.same(at, first, due)) {
                slot.complain(
                        ProblemCode.BAD_RECORD,
                        row.value(at).toString(),
                        first.value(due).toString());
            }
        }
    }
}
