package org.songtor.statement;

import java.util.Optional;

/** What a statement's texts and amounts may be. */
final class CamtText {
    static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

    /** Of one {@code Ustrd}, when written; it is neither cut nor split, for a reference in it would break. */
    static final int LONGEST = 140;

    private CamtText() {}

    /** Controls and half characters cannot stand in XML, or would not come back. */
    static Optional<String> reject(String text) {
        boolean bad = text.codePoints()
                .anyMatch(c -> Character.getType(c) == Character.CONTROL
                        || Character.getType(c) == Character.SURROGATE
                        || c == 0xFFFE
                        || c == 0xFFFF);
        return bad ? Optional.of("a control or broken character") : Optional.empty();
    }
}
