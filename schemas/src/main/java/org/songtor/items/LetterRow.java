package org.songtor.items;

import java.util.List;
import org.songtor.model.Satang;

/**
 * A line that a letter asks about.
 *
 * @param person masked but for the last four digits; the position finds it
 * @param verdict an {@code Answer.LineVerdict}: the agency's last word when the question was asked; empty where it had said nothing
 * @param cause the agency's own code with it; may be empty
 * @param booked the different amounts that its answers had booked by then, the least first
 */
public record LetterRow(
        int position, String person, String name, Satang amount, String verdict, String cause, List<Satang> booked) {
    public LetterRow {
        booked = List.copyOf(booked);
    }
}
