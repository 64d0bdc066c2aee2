/**
 * Judges a run from outside: what funds sent and were told, what the database says, what the agencies hold, booked, answered and were paid.
 * Shares no sum and no rule with the program it judges.
 */
@NullMarked
package org.songtor.checker;

import org.jspecify.annotations.NullMarked;
