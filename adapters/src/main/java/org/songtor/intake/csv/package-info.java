/** Reads batches as comma-separated text. */
@NullMarked
package org.songtor.intake.csv;

import org.jspecify.annotations.NullMarked;
