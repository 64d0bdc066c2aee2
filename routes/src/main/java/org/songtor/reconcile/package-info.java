/** All evidence is looked at again and each line gets its label. */
@NullMarked
package org.songtor.reconcile;

import org.jspecify.annotations.NullMarked;
