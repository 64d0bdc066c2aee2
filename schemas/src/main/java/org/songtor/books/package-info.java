/** The books: in which account the money of a line stands (pure functions and records). */
@NullMarked
package org.songtor.books;

import org.jspecify.annotations.NullMarked;
