package org.songtor.items;

import java.time.LocalDate;
import org.songtor.review.Authority;

/**
 * Who does something at the desk, and in which office.
 *
 * @param on the day, in Thailand
 * @param authority what that person may sign in the fund on that day
 */
public record By(String login, LocalDate on, Authority authority) {}
