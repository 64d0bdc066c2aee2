/** The desk: what people decide about what does not agree, and who may (pure functions and records). */
@NullMarked
package org.songtor.review;

import org.jspecify.annotations.NullMarked;
