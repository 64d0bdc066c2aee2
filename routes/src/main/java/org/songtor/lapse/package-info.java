/** Whose cover will end, before it ends. */
@NullMarked
package org.songtor.lapse;

import org.jspecify.annotations.NullMarked;
