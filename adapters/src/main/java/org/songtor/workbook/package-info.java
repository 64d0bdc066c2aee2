/** Workbooks for people: the form of a month to fill in, and a batch sent back. */
@NullMarked
package org.songtor.workbook;

import org.jspecify.annotations.NullMarked;
