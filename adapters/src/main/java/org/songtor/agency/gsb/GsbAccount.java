package org.songtor.agency.gsb;

import org.songtor.agency.ClearingAccount;

/**
 * GSB's account numbers in clearing: fifteen digits, of which the last eleven count; twelve digits get 999 before them. Up to
 * eleven are padded as everywhere; thirteen, fourteen and more than fifteen are no account.
 */
final class GsbAccount {
    private static final String SHORT_PREFIX = "999";
    private static final int SHORT = 12;
    private static final int LONG = 15;

    private GsbAccount() {}

    static ClearingAccount clearing(String account) {
        if (!ClearingAccount.isDigits(account)) {
            return ClearingAccount.refused(account, "digits");
        }
        return switch (account.length()) {
            case SHORT -> lastEleven(SHORT_PREFIX + account);
            case LONG -> lastEleven(account);
            default ->
                account.length() > SHORT
                        ? ClearingAccount.refused(account, "up to 11, 12 or 15 digits")
                        : ClearingAccount.padded(account);
        };
    }

    private static ClearingAccount lastEleven(String fifteen) {
        return ClearingAccount.of(fifteen.substring(LONG - ClearingAccount.WIDTH));
    }
}
