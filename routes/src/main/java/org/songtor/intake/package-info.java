/** A fund's file comes in, is checked, and becomes a batch with a receipt. */
@NullMarked
package org.songtor.intake;

import org.jspecify.annotations.NullMarked;
