/** Keys, certificates and CMS signatures; the only package that imports Bouncy Castle. */
@NullMarked
package org.songtor.signing;

import org.jspecify.annotations.NullMarked;
