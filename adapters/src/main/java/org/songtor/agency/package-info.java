/** What formats of several agencies share; each agency has a package of its own below. */
@NullMarked
package org.songtor.agency;

import org.jspecify.annotations.NullMarked;
