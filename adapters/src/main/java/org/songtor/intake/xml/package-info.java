/** Reads batches as XML documents. */
@NullMarked
package org.songtor.intake.xml;

import org.jspecify.annotations.NullMarked;
