package org.songtor.intake.rules;

import java.time.LocalDate;
import java.util.Optional;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;

/**
 * What is known of the person when the line's turn comes.
 *
 * @param onRoster whether the person is an active member of the fund
 * @param occupation as the roster writes it; empty where it says none
 * @param first line of this batch that already holds the same payment; 0 for none
 * @param paidBefore whether an earlier batch of the fund holds it
 * @param paidElsewhere whether another fund's batch holds it; which one is nobody's business
 * @param clash a scheme that this one excludes and that the person pays into in the same period, through whatever fund
 * @param paidThisYear what the person paid into the scheme in the period's calendar year, through all funds, this line not counted
 */
public record Facts(
        boolean onRoster,
        String occupation,
        Optional<LocalDate> birthDate,
        int first,
        boolean paidBefore,
        boolean paidElsewhere,
        Optional<SchemeCode> clash,
        Satang paidThisYear) {}
