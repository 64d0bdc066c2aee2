package org.songtor.intake.rules;

import java.time.LocalDate;
import org.songtor.model.Fund;
import org.songtor.model.FundRules;
import org.songtor.model.Period;

/**
 * What holds for the whole batch.
 *
 * @param rules the fund's own, of the batch's period
 * @param date day of the check, Asia/Bangkok
 * @param handedOver day on which the fund submitted, Asia/Bangkok
 * @param looksLike whether the batch holds the payments of an earlier one; then all of it waits, and no line is a duplicate of that one
 */
public record Around(
        Fund fund, FundRules rules, Period period, LocalDate date, LocalDate handedOver, boolean looksLike) {}
