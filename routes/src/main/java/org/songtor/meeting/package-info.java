/** Statements for a fund's meeting, as a page, a PDF and a workbook. */
@NullMarked
package org.songtor.meeting;

import org.jspecify.annotations.NullMarked;
