/** The commands of the jar. */
@NullMarked
package org.songtor.cli;

import org.jspecify.annotations.NullMarked;
