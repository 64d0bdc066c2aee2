package org.songtor.layout;

import java.util.List;
import org.songtor.model.ProblemCode;

/** Whether records stand in the layout's order, each kind as often as it may; told once, because all that follows is off. */
final class Order {
    private final List<RecordType> types;
    private final Findings findings;
    private int place;
    private long here;
    private boolean lost;

    Order(List<RecordType> types, Findings findings) {
        this.types = types;
        this.findings = findings;
    }

    /** What follows an unreadable record is not judged. */
    void lose() {
        lost = true;
    }

    void next(RecordType type, long record, long offset) {
        while (!lost && place < type.place()) {
            leave(record, "record " + type.tag(), offset);
        }
        boolean back = type.place() < place;
        if (!lost && (back || here >= type.cardinality().most())) {
            tell(record, "record " + type.tag(), due(), offset);
        }
        here++;
    }

    /** What may stand after the last record of the kind that is here. */
    private String due() {
        for (int i = place + 1; i < types.size(); i++) {
            if (types.get(i).cardinality().least() > 0) {
                return "record " + types.get(i).tag();
            }
        }
        return place + 1 < types.size() ? "another kind of record" : "the end of the file";
    }

    /** @param record number of the record after the last */
    void end(long record, long offset) {
        while (!lost && place < types.size()) {
            leave(record, "the end of the file", offset);
        }
    }

    private void leave(long record, String found, long offset) {
        RecordType left = types.get(place);
        if (here < left.cardinality().least()) {
            tell(record, found, "record " + left.tag(), offset);
            return;
        }
        place++;
        here = 0;
    }

    private void tell(long record, String found, String expected, long offset) {
        findings.add(ProblemCode.BAD_RECORD, record, "", found, expected, offset);
        lost = true;
    }
}
