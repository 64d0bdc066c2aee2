package org.songtor.delivery;

/** A question that the calendar cannot answer: a year without holidays, hours that never come. It is never guessed. */
public final class CalendarException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CalendarException(String what) {
        super(what);
    }
}
