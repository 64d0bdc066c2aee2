package org.songtor.cli.sample;

import org.songtor.model.Satang;

/** Social security of an employee (มาตรา 33) in 2569: 5 % of the wage between 1,650 and 17,500 baht, to the baht, 50 satang up. */
final class Wages {
    private static final long FLOOR = 1_650_00;
    private static final long CEILING = 17_500_00;

    private Wages() {}

    /** The employee's share and the employer's equal share. */
    static Satang bothShares(Satang wages) {
        long counted = Math.min(CEILING, Math.max(FLOOR, wages.value()));
        long shareBaht = Math.addExact(Math.multiplyExact(counted, 5), 5_000) / 10_000;
        return Satang.ofBaht(Math.multiplyExact(2, shareBaht));
    }
}
