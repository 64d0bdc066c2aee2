/** Lines are frozen into agency files, written, signed and delivered. */
@NullMarked
package org.songtor.dispatch;

import org.jspecify.annotations.NullMarked;
