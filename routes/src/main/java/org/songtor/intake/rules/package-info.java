/** The rules over a line and its surroundings: pure functions, each of which says what breaks it. */
@NullMarked
package org.songtor.intake.rules;

import org.jspecify.annotations.NullMarked;
