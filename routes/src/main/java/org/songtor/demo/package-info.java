/** One sample month from spreadsheet to settled, on real parts, for a newcomer to watch and for a test to judge. */
@NullMarked
package org.songtor.demo;

import org.jspecify.annotations.NullMarked;
