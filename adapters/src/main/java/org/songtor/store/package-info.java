/** The store: every SQL statement of Songtor, on PostgreSQL. */
@NullMarked
package org.songtor.store;

import org.jspecify.annotations.NullMarked;
