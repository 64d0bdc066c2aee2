/** A PostgreSQL of our own: unpacked, made, started, watched and stopped by this program. */
@NullMarked
package org.songtor.store.server;

import org.jspecify.annotations.NullMarked;
