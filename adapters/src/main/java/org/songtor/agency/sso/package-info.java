/** สปส. Social Security Office. */
@NullMarked
package org.songtor.agency.sso;

import org.jspecify.annotations.NullMarked;
