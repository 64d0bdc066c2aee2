/** GSB (ออมสิน): ISO 20022 payment initiation and its status report. */
@NullMarked
package org.songtor.agency.gsb;

import org.jspecify.annotations.NullMarked;
