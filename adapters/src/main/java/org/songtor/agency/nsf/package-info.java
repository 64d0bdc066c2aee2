/** NSF (กอช.): a CSV of collections and its answer. */
@NullMarked
package org.songtor.agency.nsf;

import org.jspecify.annotations.NullMarked;
