/** What should have come and has not: an agency's answers, a bank's statement, a fund's batch. */
@NullMarked
package org.songtor.expect;

import org.jspecify.annotations.NullMarked;
