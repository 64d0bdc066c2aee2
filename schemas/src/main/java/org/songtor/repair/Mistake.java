package org.songtor.repair;

import org.songtor.model.ProblemCode;

/**
 * A kind of mistake, known by what stands in the cell. The names are kept in journals and addresses and do not change.
 *
 * <p>{@code mendable}: a repair is proposed. The others are told apart because each wants other words: an id that a spreadsheet turned into
 * {@code 1.10E+12} has lost its digits for good.
 */
public enum Mistake {
    /** Twelve digits that are a right id with a zero before them: a spreadsheet took it for a number. */
    ID_LOST_ZERO(ProblemCode.BAD_NATIONAL_ID, Touches.IDENTITY, true),
    ID_DECIMAL_TAIL(ProblemCode.BAD_NATIONAL_ID, Touches.IDENTITY, true),
    /** Signs that no card prints, such as an apostrophe or dots. */
    ID_SIGNS(ProblemCode.BAD_NATIONAL_ID, Touches.IDENTITY, true),
    ID_MARKS(ProblemCode.NORMALISED_TEXT, Touches.IDENTITY, true),
    ID_THAI_DIGITS(ProblemCode.NORMALISED_TEXT, Touches.IDENTITY, true),
    ID_SCIENTIFIC(ProblemCode.BAD_NATIONAL_ID, Touches.IDENTITY, false),
    ID_CHECK_DIGIT(ProblemCode.BAD_NATIONAL_ID, Touches.IDENTITY, false),
    ID_LENGTH(ProblemCode.BAD_NATIONAL_ID, Touches.IDENTITY, false),

    AMOUNT_CURRENCY(ProblemCode.BAD_AMOUNT, Touches.MONEY, true),
    AMOUNT_LEADING_ZERO(ProblemCode.BAD_AMOUNT, Touches.MONEY, true),
    AMOUNT_COMMAS(ProblemCode.NORMALISED_TEXT, Touches.MONEY, true),
    AMOUNT_THAI_DIGITS(ProblemCode.NORMALISED_TEXT, Touches.MONEY, true),
    AMOUNT_BLANKS(ProblemCode.NORMALISED_TEXT, Touches.MONEY, true),
    AMOUNT_ZERO(ProblemCode.BAD_AMOUNT, Touches.MONEY, false),
    AMOUNT_NEGATIVE(ProblemCode.BAD_AMOUNT, Touches.MONEY, false),
    AMOUNT_SCIENTIFIC(ProblemCode.BAD_AMOUNT, Touches.MONEY, false),
    /** {@code 100,50} and {@code 100.500}: a decimal point or a thousands mark, nobody can know. */
    AMOUNT_AMBIGUOUS(ProblemCode.BAD_AMOUNT, Touches.MONEY, false),
    AMOUNT_UNREADABLE(ProblemCode.BAD_AMOUNT, Touches.MONEY, false),

    PERIOD_CHRISTIAN(ProblemCode.BAD_PERIOD, Touches.MEANING, true),
    /** 543 was added twice: 3112 for 2569. */
    PERIOD_ADDED_TWICE(ProblemCode.BAD_PERIOD, Touches.MEANING, true),
    /** 543 was taken from a Christian year: 1483 for 2026. */
    PERIOD_TAKEN_OFF(ProblemCode.BAD_PERIOD, Touches.MEANING, true),
    PERIOD_SHAPE(ProblemCode.BAD_PERIOD, Touches.MEANING, true),
    PERIOD_THAI_DIGITS(ProblemCode.NORMALISED_TEXT, Touches.TEXT, true),
    PERIOD_TWO_DIGITS(ProblemCode.BAD_PERIOD, Touches.MEANING, false),
    PERIOD_UNREADABLE(ProblemCode.BAD_PERIOD, Touches.MEANING, false),

    /** The scheme's name in Thai or English stands where its short name should. */
    SCHEME_NAME(ProblemCode.UNKNOWN_SCHEME, Touches.MEANING, true),
    SCHEME_BLANKS(ProblemCode.NORMALISED_TEXT, Touches.TEXT, true),
    SCHEME_UNKNOWN(ProblemCode.UNKNOWN_SCHEME, Touches.MEANING, false),

    TITLE_SHORT(ProblemCode.UNKNOWN_TITLE, Touches.TEXT, true),
    /** Two SARA E in place of one SARA AE: they look the same. */
    TEXT_DOUBLE_SARA_E(ProblemCode.UNENCODABLE, Touches.TEXT, true),
    /** A tone mark typed before the vowel it stands over. */
    TEXT_MARK_ORDER(ProblemCode.UNENCODABLE, Touches.TEXT, true),
    TEXT_LINE_BREAK(ProblemCode.BAD_TEXT, Touches.TEXT, true),
    TEXT_SARA_AM(ProblemCode.NORMALISED_TEXT, Touches.TEXT, true),
    TEXT_INVISIBLE(ProblemCode.NORMALISED_TEXT, Touches.TEXT, true),
    TEXT_BLANKS(ProblemCode.NORMALISED_TEXT, Touches.TEXT, true),

    COUNT_SHAPE(ProblemCode.BAD_HEADER, Touches.MEANING, true),
    /** The number of rows the fund wrote down is another than it sent. */
    DECLARED_COUNT(ProblemCode.COUNT_MISMATCH, Touches.MONEY, true),
    /** The sum the fund wrote down is another than that of its rows. */
    DECLARED_TOTAL(ProblemCode.TOTAL_MISMATCH, Touches.MONEY, true);

    /** What a repair would change. Only of {@code TEXT} the console proposes the repair already ticked. */
    public enum Touches {
        TEXT,
        MEANING,
        IDENTITY,
        MONEY
    }

    private final ProblemCode code;
    private final Touches touches;
    private final boolean mendable;

    Mistake(ProblemCode code, Touches touches, boolean mendable) {
        this.code = code;
        this.touches = touches;
        this.mendable = mendable;
    }

    /** The problem the check reports for it. */
    public ProblemCode code() {
        return code;
    }

    public Touches touches() {
        return touches;
    }

    public boolean mendable() {
        return mendable;
    }

    /** The check reads the value rightly as it stands and says so in a warning; a repair of it alone changes no outcome. */
    public boolean readAnyway() {
        return code == ProblemCode.NORMALISED_TEXT;
    }
}
