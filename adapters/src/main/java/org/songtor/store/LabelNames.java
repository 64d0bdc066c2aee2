package org.songtor.store;

import java.util.Arrays;
import java.util.stream.Stream;
import org.songtor.match.Labels;
import org.songtor.model.Label;
import org.songtor.review.Decidable;

/** Sets of labels as SQL takes them. */
final class LabelNames {
    /** Labels that ask a person for a decision. */
    static final String[] DECISIONS = thatNeed(Label.Need.DECISION);

    /** Labels of what is still on its way. */
    static final String[] PATIENCE = thatNeed(Label.Need.PATIENCE);

    static final String[] OF_SENT_LINES =
            Labels.OF_SENT_LINES.stream().map(Enum::name).toArray(String[]::new);

    /** Labels of items about what is held for members of lines, or owed by them. */
    static final String[] OF_HELD_MONEY = Arrays.stream(Label.values())
            .filter(Decidable::ofHeldMoney)
            .map(Enum::name)
            .toArray(String[]::new);

    /** Labels of items that lines of files ask by: their own, and of what is held for their members. */
    static final String[] ASKED_OF_LINES = Stream.concat(Arrays.stream(OF_SENT_LINES), Arrays.stream(OF_HELD_MONEY))
            .toArray(String[]::new);

    /** Labels of lines that ask nobody, and are as they will be. */
    static final String[] ENDED = thatNeed(Label.Need.NOTHING);

    private LabelNames() {}

    private static String[] thatNeed(Label.Need need) {
        return Arrays.stream(Label.values())
                .filter(label -> label.need() == need)
                .map(Enum::name)
                .toArray(String[]::new);
    }
}
