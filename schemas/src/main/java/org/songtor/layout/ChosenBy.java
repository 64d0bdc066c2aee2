package org.songtor.layout;

/** What decides which version of a profile a file is written in. */
public enum ChosenBy {
    /** The contribution period: a correction of an old period uses that period's version. */
    PERIOD("period"),
    /** The day the file is written. */
    SENDING_DATE("sending-date");

    private final String word;

    ChosenBy(String word) {
        this.word = word;
    }

    /** As the layout file says it. */
    public String word() {
        return word;
    }
}
