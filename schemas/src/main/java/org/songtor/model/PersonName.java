package org.songtor.model;

/** A person's name in three parts; a part a format does not carry apart is empty. Parts hold no leading or trailing blank. */
public record PersonName(String title, String first, String last) {

    /** The parts that are there: title and first name written together as Thai does, then the last name after one blank. */
    public String full() {
        String start = title + first;
        if (start.isEmpty() || last.isEmpty()) {
            return start + last;
        }
        return start + " " + last;
    }

    @Override
    public String toString() {
        return full();
    }
}
