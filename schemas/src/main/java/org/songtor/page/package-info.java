/** A page for each profile as an agency's clerk would expect it, made from the layout table or the example: Thai and English. */
@NullMarked
package org.songtor.page;

import org.jspecify.annotations.NullMarked;
