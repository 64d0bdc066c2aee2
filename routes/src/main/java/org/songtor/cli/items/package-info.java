/** Commands over the review desk: what does not agree, and what a person decides about it. */
@NullMarked
package org.songtor.cli.items;

import org.jspecify.annotations.NullMarked;
