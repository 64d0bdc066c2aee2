package org.songtor.model;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every problem Songtor can report. The code is stable for ever; texts in Thai and English ("what happened", "what to do")
 * stand in {@code problems.properties} and {@code problems_th.properties}. 1xxx the batch, 2xxx one line's shape, 3xxx rules
 * over a line and its surroundings, 4xxx agency formats and answers, 5xxx layouts and reference data.
 */
public enum ProblemCode {
    EMPTY_FILE("SGT-1001", Severity.REFUSE_BATCH),
    FILE_TOO_LARGE("SGT-1002", Severity.REFUSE_BATCH),
    UNKNOWN_FORMAT("SGT-1003", Severity.REFUSE_BATCH),
    WRONG_ENCODING("SGT-1004", Severity.REFUSE_BATCH),
    UNREADABLE_WORKBOOK("SGT-1005", Severity.REFUSE_BATCH),
    BAD_HEADER("SGT-1006", Severity.REFUSE_BATCH),
    MISSING_COLUMN("SGT-1007", Severity.REFUSE_BATCH),
    UNKNOWN_FUND("SGT-1008", Severity.REFUSE_BATCH),
    FOREIGN_FUND("SGT-1009", Severity.REFUSE_BATCH),
    BAD_PERIOD("SGT-1010", Severity.REFUSE_BATCH),
    COUNT_MISMATCH("SGT-1011", Severity.REFUSE_BATCH),
    TOTAL_MISMATCH("SGT-1012", Severity.REFUSE_BATCH),
    TOO_MANY_LINES("SGT-1013", Severity.REFUSE_BATCH),
    UNKNOWN_SCHEME("SGT-1014", Severity.REFUSE_BATCH),
    MALFORMED_ROW("SGT-1015", Severity.REFUSE_BATCH),
    LOOKS_LIKE("SGT-1016", Severity.HOLD_LINE),
    UNKNOWN_DESK("SGT-1017", Severity.REFUSE_BATCH),
    UNKNOWN_CORRECTED("SGT-1018", Severity.REFUSE_BATCH),
    UNCLEAR_SHEET("SGT-1021", Severity.REFUSE_BATCH),
    UNREAD_SHEET("SGT-1022", Severity.WARN),
    MERGED_CELLS("SGT-1023", Severity.REFUSE_BATCH),
    MALFORMED_FORM("SGT-1024", Severity.REFUSE_BATCH),

    MISSING_VALUE("SGT-2001", Severity.REFUSE_LINE),
    BAD_NATIONAL_ID("SGT-2002", Severity.REFUSE_LINE),
    BAD_AMOUNT("SGT-2003", Severity.REFUSE_LINE),
    BAD_WAGES("SGT-2004", Severity.REFUSE_LINE),
    NORMALISED_TEXT("SGT-2005", Severity.WARN),
    BAD_TEXT("SGT-2006", Severity.REFUSE_LINE),
    MEMBER_WITHOUT_ID("SGT-2007", Severity.REFUSE_LINE),
    UNKNOWN_MEMBER("SGT-2008", Severity.REFUSE_LINE),
    MEMBER_CONTRADICTS("SGT-2009", Severity.REFUSE_LINE),
    BAD_LINE_PERIOD("SGT-2010", Severity.REFUSE_LINE),
    BAD_COLLECTED_AT("SGT-2011", Severity.REFUSE_LINE),
    BAD_SHARES("SGT-2012", Severity.REFUSE_LINE),
    HIDDEN_ROW("SGT-2021", Severity.REFUSE_LINE),
    DATE_CELL("SGT-2022", Severity.REFUSE_LINE),

    DUPLICATE_LINE("SGT-3001", Severity.REFUSE_LINE),
    BELOW_LEAST("SGT-3002", Severity.REFUSE_LINE),
    NO_AGREEMENT("SGT-3003", Severity.REFUSE_LINE),
    NOT_ON_ROSTER("SGT-3004", Severity.HOLD_LINE),
    WRONG_OCCUPATION("SGT-3005", Severity.HOLD_LINE),
    EXCLUDED_SCHEMES("SGT-3006", Severity.HOLD_LINE),
    MISSING_MEMBER("SGT-3007", Severity.WARN),
    PAID_ELSEWHERE("SGT-3008", Severity.HOLD_LINE),
    BELOW_FUND_LEAST("SGT-3009", Severity.REFUSE_LINE),
    NOT_THE_AMOUNT("SGT-3010", Severity.REFUSE_LINE),
    ABOVE_MOST("SGT-3011", Severity.REFUSE_LINE),
    ABOVE_YEARLY("SGT-3012", Severity.REFUSE_LINE),
    OUTSIDE_AGES("SGT-3013", Severity.HOLD_LINE),
    NO_BIRTH_DATES("SGT-3014", Severity.WARN),
    SHARES_DIFFER("SGT-3015", Severity.REFUSE_LINE),
    SHARES_NOT_AS_RULED("SGT-3016", Severity.REFUSE_LINE),
    AFTER_SESSION("SGT-3017", Severity.REFUSE_LINE),
    BACK_DATED("SGT-3018", Severity.REFUSE_LINE),
    OUTSIDE_PAYMENT_DAYS("SGT-3019", Severity.HOLD_LINE),
    HANDED_OVER_LATE("SGT-3020", Severity.WARN),
    NO_TERMS("SGT-3021", Severity.REFUSE_LINE),
    MISSED_PLEDGE("SGT-3022", Severity.WARN),
    MEMBERSHIP_ENDS("SGT-3023", Severity.WARN),

    UNENCODABLE("SGT-4001", Severity.REFUSE_LINE),
    TOO_LONG("SGT-4002", Severity.REFUSE_LINE),
    UNKNOWN_TITLE("SGT-4003", Severity.REFUSE_LINE),
    AMOUNT_OVERFLOW("SGT-4004", Severity.REFUSE_LINE),
    BAD_RECORD("SGT-4005", Severity.REFUSE_BATCH),
    CONTROL_TOTAL("SGT-4006", Severity.REFUSE_BATCH),
    BAD_SIGNATURE("SGT-4007", Severity.REFUSE_BATCH),
    UNKNOWN_REFERENCE("SGT-4008", Severity.WARN),
    ACCOUNT_TO_DECIDE("SGT-4009", Severity.HOLD_LINE),
    ACCOUNT_CHECK_DIGIT("SGT-4010", Severity.WARN),
    FUTURE_DATE("SGT-4011", Severity.REFUSE_BATCH),
    OTHER_ENTRY("SGT-4012", Severity.REFUSE_BATCH),
    EMPTY_ARRIVAL("SGT-4013", Severity.REFUSE_BATCH),
    ANSWER_NUMBER_AGAIN("SGT-4014", Severity.WARN),

    BAD_ROSTER("SGT-5001", Severity.REFUSE_BATCH),
    LAYOUT_NOT_ACTIVE("SGT-5002", Severity.REFUSE_BATCH);

    private static final Map<String, ProblemCode> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(ProblemCode::code, Function.identity()));

    private final String code;
    private final Severity severity;

    ProblemCode(String code, Severity severity) {
        this.code = code;
        this.severity = severity;
    }

    /** @param code as {@code SGT-1001}; empty where no problem has it */
    public static Optional<ProblemCode> ofCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    public String code() {
        return code;
    }

    public Severity severity() {
        return severity;
    }
}
