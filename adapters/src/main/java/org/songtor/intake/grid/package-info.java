/** The one shape a fund's table has, whatever program wrote it. */
@NullMarked
package org.songtor.intake.grid;

import org.jspecify.annotations.NullMarked;
