/** Crash campaigns: a real gateway, killed for real where it hurts, started again, and judged from outside. */
@NullMarked
package org.songtor.crash;

import org.jspecify.annotations.NullMarked;
