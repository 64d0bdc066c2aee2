/** Agencies' answers and banks' statements come in, are verified and kept. */
@NullMarked
package org.songtor.answer;

import org.jspecify.annotations.NullMarked;
