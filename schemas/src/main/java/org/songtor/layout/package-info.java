/**
 * Fixed-width files, stated as tables of data: a {@code .layout} file says every record and field, and the engine writes and
 * reads over encoded bytes. No agency is known here.
 */
@NullMarked
package org.songtor.layout;

import org.jspecify.annotations.NullMarked;
