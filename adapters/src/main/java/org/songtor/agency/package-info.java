/** Agencies' formats, one package an agency; here what several of them share. Nobody outside names an agency's class. */
@NullMarked
package org.songtor.agency;

import org.jspecify.annotations.NullMarked;
