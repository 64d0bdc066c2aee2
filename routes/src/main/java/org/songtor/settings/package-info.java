/** What a person writes in {@code config/}, a record for each group of keys; {@code SongtorSettings} of flow holds them all. */
@NullMarked
package org.songtor.settings;

import org.jspecify.annotations.NullMarked;
