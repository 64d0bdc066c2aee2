/** อปท. Local administrative organisations: a community welfare fund's dues, as a sheet a clerk can open, and the clerk's answer. */
@NullMarked
package org.songtor.agency.lao;

import org.jspecify.annotations.NullMarked;
