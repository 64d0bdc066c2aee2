/** What the flow needs from its edges; adapters implement these, steps call them. */
@NullMarked
package org.songtor.port;

import org.jspecify.annotations.NullMarked;
