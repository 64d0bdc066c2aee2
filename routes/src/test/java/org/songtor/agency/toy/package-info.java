/** A fifth agency, in test folders only: it shows which files a new agency adds, and that it edits none. */
@NullMarked
package org.songtor.agency.toy;

import org.jspecify.annotations.NullMarked;
