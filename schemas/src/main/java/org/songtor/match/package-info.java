/** Evidence in, label out: pure functions without a clock, a store or a framework. */
@NullMarked
package org.songtor.match;

import org.jspecify.annotations.NullMarked;
