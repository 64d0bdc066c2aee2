/** Numbers in place of persons, schemes and months, so that what is known of a million payments fits in little memory. */
@NullMarked
package org.songtor.intake.index;

import org.jspecify.annotations.NullMarked;
