/** Money held in trust goes on by itself when its forwarding window is open. */
@NullMarked
package org.songtor.held;

import org.jspecify.annotations.NullMarked;
