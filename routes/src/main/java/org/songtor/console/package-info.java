/** Pages for treasurers, chairs and operators: no SQL, no Camel. */
@NullMarked
package org.songtor.console;

import org.jspecify.annotations.NullMarked;
