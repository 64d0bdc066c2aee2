/**
 * Equal mistakes in what a fund sent, and a repair of each where its meaning is certain. Pure functions over the texts as they stood; nothing here
 * applies anything.
 */
@NullMarked
package org.songtor.repair;

import org.jspecify.annotations.NullMarked;
