package org.songtor.store;

import java.util.Arrays;
import org.songtor.match.Labels;
import org.songtor.model.Label;

/** Sets of labels as SQL takes them. */
final class LabelNames {
    /** Labels that ask a person for a decision. */
    static final String[] DECISIONS = thatNeed(Label.Need.DECISION);

    /** Labels of what is still on its way. */
    static final String[] PATIENCE = thatNeed(Label.Need.PATIENCE);

    static final String[] OF_SENT_LINES =
            Labels.OF_SENT_LINES.stream().map(Enum::name).toArray(String[]::new);

    private LabelNames() {}

    private static String[] thatNeed(Label.Need need) {
        return Arrays.stream(Label.values())
                .filter(label -> label.need() == need)
                .map(Enum::name)
                .toArray(String[]::new);
    }
}
