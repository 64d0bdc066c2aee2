/** Reads batches as JSON documents. */
@NullMarked
package org.songtor.intake.json;

import org.jspecify.annotations.NullMarked;
