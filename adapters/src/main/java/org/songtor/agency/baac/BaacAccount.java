package org.songtor.agency.baac;

import org.songtor.agency.ClearingAccount;
import org.songtor.model.ProblemCode;

/**
 * BAAC's account numbers in clearing: twelve digits whose first is dropped. A first digit other than 0 would be lost, so a
 * person decides. The check digit is known from one source only (confidence C): it warns and never blocks.
 */
final class BaacAccount {
    private static final int WIDTH = 12;
    /** Of digits a2 to a10. */
    private static final int[] WEIGHTS = {8, -7, -9, 9, 8, 7, 4, 3, 2};

    private BaacAccount() {}

    static ClearingAccount clearing(String account) {
        if (account.length() != WIDTH || !ClearingAccount.isDigits(account)) {
            return ClearingAccount.refused(account, WIDTH + " digits");
        }
        ClearingAccount clearing = ClearingAccount.of(account.substring(1));
        if (account.charAt(0) != '0') {
            return clearing.with(ProblemCode.ACCOUNT_TO_DECIDE, account, "0 as the first of " + WIDTH + " digits");
        }
        return checkDigit(account) == digit(account, WIDTH - 1)
                ? clearing
                : clearing.with(ProblemCode.ACCOUNT_CHECK_DIGIT, account, "the check digit " + checkDigit(account));
    }

    /** What the last of twelve digits should be. */
    static int checkDigit(String account) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * digit(account, i + 2);
        }
        int check = (10 - Math.abs(sum) % 10) % 10;
        return switch (account.substring(0, 2)) {
            case "00", "01", "30" -> check;
            default -> (check + digit(account, 0) + digit(account, 1)) % 10;
        };
    }

    private static int digit(String account, int at) {
        return account.charAt(at) - '0';
    }
}
