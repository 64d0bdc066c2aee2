/**
 * Reference data that others decide and that change by date: holidays, rates, codes. Each is a versioned file under {@code
 * /reference} with source and date; what contradicts itself stops the program, naming file and line. No agency is known here.
 */
@NullMarked
package org.songtor.reference;

import org.jspecify.annotations.NullMarked;
