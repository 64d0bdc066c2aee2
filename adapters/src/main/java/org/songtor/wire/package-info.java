/** What forms that are not fixed width share: strict UTF-8, strict money, XML read without trust and written in one way. */
@NullMarked
package org.songtor.wire;

import org.jspecify.annotations.NullMarked;
