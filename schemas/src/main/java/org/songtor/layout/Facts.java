package org.songtor.layout;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.songtor.model.ProfileInfo;

/**
 * What a layout's head says beside the shape of its records.
 *
 * @param file name for messages
 * @param introduction the comment at the head of the file, a line each
 * @param confidence A to D
 * @param validFrom line that says it
 * @param validTo last day; empty while nothing is known to end it
 * @param validToLine line that says it; 0 where none does
 */
record Facts(
        String file,
        ProfileInfo info,
        List<String> introduction,
        String confidence,
        ChosenBy chosenBy,
        int validFrom,
        Optional<LocalDate> validTo,
        int validToLine) {}
