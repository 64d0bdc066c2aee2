package org.songtor.intake.grid;

/**
 * What a spreadsheet knows of a row beside its texts. Bit {@code i} of a set stands for column {@code i} from 0; {@link Grid#MOST_COLUMNS}
 * columns fit.
 *
 * @param computed cells whose text is what a formula last showed; another program may show something else
 * @param numbers cells held as numbers, among them every date
 * @param hidden nobody who looked at the sheet saw this row
 */
public record Facts(long computed, long numbers, boolean hidden) {
    /** Text as it was typed, in sight of everybody: a row of CSV. */
    public static final Facts NONE = new Facts(0, 0, false);

    boolean computed(int column) {
        return (computed >> column & 1) != 0;
    }

    boolean number(int column) {
        return (numbers >> column & 1) != 0;
    }
}
