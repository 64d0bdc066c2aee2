/** Statements that prove a fund's share of a file: made from the store, checked without it. */
@NullMarked
package org.songtor.share;

import org.jspecify.annotations.NullMarked;
