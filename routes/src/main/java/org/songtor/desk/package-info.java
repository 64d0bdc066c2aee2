/** The review desk of funds' programs and of events: who may decide, the API, and what is told by webhook. */
@NullMarked
package org.songtor.desk;

import org.jspecify.annotations.NullMarked;
