/**
 * The core in virtual time: the real steps over a store, a broker, agencies and a bank in memory, with faults drawn from a seed.
 * One seed is one history; nothing here is used by a running gateway.
 */
@NullMarked
package org.songtor.simulate;

import org.jspecify.annotations.NullMarked;
