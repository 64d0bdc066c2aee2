/** SSO (สปส.): contributions under Section 33 and Section 40. */
@NullMarked
package org.songtor.agency.sso;

import org.jspecify.annotations.NullMarked;
