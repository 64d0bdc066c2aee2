/** Settings, agencies, queues and failure policy: what every step shares. */
@NullMarked
package org.songtor.flow;

import org.jspecify.annotations.NullMarked;
