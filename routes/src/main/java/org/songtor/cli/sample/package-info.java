/** Makes the sample month from its plan ({@code resources/sample/plan}) and one fixed seed: the same bytes every time. */
@NullMarked
package org.songtor.cli.sample;

import org.jspecify.annotations.NullMarked;
