/** The gateway: what village funds remit goes on to the agencies that insure their members. */
@NullMarked
package org.songtor;

import org.jspecify.annotations.NullMarked;
