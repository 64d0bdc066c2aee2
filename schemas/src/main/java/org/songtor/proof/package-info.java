/** What somebody can prove with one part of a whole and without showing the rest: pure functions, JDK only. */
@NullMarked
package org.songtor.proof;

import org.jspecify.annotations.NullMarked;
