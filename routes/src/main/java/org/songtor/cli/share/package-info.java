/** Commands about a fund's share of a file. */
@NullMarked
package org.songtor.cli.share;

import org.jspecify.annotations.NullMarked;
