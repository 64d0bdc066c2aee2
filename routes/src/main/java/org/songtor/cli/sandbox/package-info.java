/** The agencies' stand-ins as a program of their own, and orders to them. */
@NullMarked
package org.songtor.cli.sandbox;

import org.jspecify.annotations.NullMarked;
