/** Reads batches as records of fixed width. */
@NullMarked
package org.songtor.intake.fixed;

import org.jspecify.annotations.NullMarked;
