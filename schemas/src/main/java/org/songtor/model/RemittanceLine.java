package org.songtor.model;

import java.util.Optional;

/**
 * One payment of one person into one scheme for one period, as the fund submitted it and after its shape was checked.
 *
 * @param row row in the fund's sheet or file, from 1 as the fund's program shows it
 * @param lineNo running number of the line in the batch, from 1
 * @param wages the wage a wage-based contribution was computed from; empty where the scheme has none
 */
public record RemittanceLine(
        int lineNo,
        int row,
        NationalId person,
        PersonName name,
        SchemeCode scheme,
        Satang amount,
        Optional<Satang> wages) {}
