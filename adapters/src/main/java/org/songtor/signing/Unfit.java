package org.songtor.signing;

/** Why a signature is not good, in words for a person; nothing of what was signed stands in it. */
final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    Unfit(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
