/** Reads batches as Office Open XML workbooks. */
@NullMarked
package org.songtor.intake.xlsx;

import org.jspecify.annotations.NullMarked;
