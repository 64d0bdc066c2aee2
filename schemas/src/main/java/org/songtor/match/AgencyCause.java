package org.songtor.match;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.songtor.model.Label;

/**
 * What an agency's own code of a cause means here. The names are the codes as agencies write them ({@code Answer.Line.cause}); a code that is none of these
 * says nothing beside its verdict.
 */
public enum AgencyCause {
    REF1_INVALID(Label.WRONG_REFERENCE),
    SERVICE_CODE_SWAPPED(Label.SERVICE_CODE_SWAPPED),
    WRONG_BILLER(Label.WRONG_BILLER),
    AMOUNT_MISMATCH(Label.AMOUNT_MISMATCH),
    DATE_MISMATCH(Label.DATE_DIFFERS),
    DUPLICATE(Label.ALREADY_PAID),
    CANCEL_INELIGIBLE(Label.CANCEL_INELIGIBLE);

    private static final Map<String, AgencyCause> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Enum::name, cause -> cause));

    private final Label label;

    AgencyCause(Label label) {
        this.label = label;
    }

    /** @param code exactly as written; empty and unknown ones are no cause */
    public static Optional<AgencyCause> ofCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    public Label label() {
        return label;
    }
}
