/** Measures this installation: how fast, in how much memory, compared with what the database alone can do. Never a test. */
@NullMarked
package org.songtor.bench;

import org.jspecify.annotations.NullMarked;
