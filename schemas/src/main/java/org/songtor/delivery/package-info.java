/** When and how often a file is sent, as pure functions over stored facts: no clock, no store, no framework. */
@NullMarked
package org.songtor.delivery;

import org.jspecify.annotations.NullMarked;
