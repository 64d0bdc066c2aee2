/** Text of others, read strictly, whatever form it has. */
@NullMarked
package org.songtor.intake.text;

import org.jspecify.annotations.NullMarked;
