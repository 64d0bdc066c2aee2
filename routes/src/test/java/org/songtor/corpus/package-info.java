/** Files that no fund should send, and what Songtor says of each. */
@NullMarked
package org.songtor.corpus;

import org.jspecify.annotations.NullMarked;
