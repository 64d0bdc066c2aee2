/** Commands over deliveries: what waits and why, and what a person wants of it. */
@NullMarked
package org.songtor.cli.deliver;

import org.jspecify.annotations.NullMarked;
