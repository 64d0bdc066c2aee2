/** Commands over money held in trust: what is held, and what two people order about it. */
@NullMarked
package org.songtor.cli.held;

import org.jspecify.annotations.NullMarked;
