/** Where a crash can fall, and a program that kills itself there when a campaign asks for it. Costs one read of a field otherwise. */
@NullMarked
package org.songtor.fault;

import org.jspecify.annotations.NullMarked;
