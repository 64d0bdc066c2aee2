/** Commands over agencies' forms: what is known of them, and files in them. */
@NullMarked
package org.songtor.cli.layout;

import org.jspecify.annotations.NullMarked;
