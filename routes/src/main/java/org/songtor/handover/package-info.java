/** What a person carries to an agency: the signed file with its papers. */
@NullMarked
package org.songtor.handover;

import org.jspecify.annotations.NullMarked;
