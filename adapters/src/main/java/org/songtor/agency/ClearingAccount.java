package org.songtor.agency;

import java.util.List;
import java.util.regex.Pattern;
import org.songtor.model.NationalId;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Severity;

/**
 * A bank account as interbank clearing names it: eleven digits, and what a person should know of it.
 *
 * @param digits eleven; empty where a problem refuses the account
 */
public record ClearingAccount(String digits, List<Problem> problems) {
    public static final int WIDTH = 11;
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    public ClearingAccount {
        problems = List.copyOf(problems);
    }

    /** How one bank's accounts become eleven digits. */
    @FunctionalInterface
    public interface Rule {
        /** @param account as the bank's customer writes it; digits only, anything else is refused */
        ClearingAccount of(String account);
    }

    /** Whether nothing refuses it. What a person is to decide was decided when its lines are written: at intake each was held for that. */
    public boolean usable() {
        return problems.stream().allMatch(p -> p.severity() == Severity.WARN || p.severity() == Severity.HOLD_LINE);
    }

    /** The common rule: up to eleven digits, zeros in front; more are refused and never cut. */
    public static ClearingAccount padded(String account) {
        return account.length() > WIDTH || !isDigits(account)
                ? refused(account, "1 to " + WIDTH + " digits")
                : of("0".repeat(WIDTH - account.length()) + account);
    }

    public static ClearingAccount of(String digits) {
        return new ClearingAccount(digits, List.of());
    }

    public static ClearingAccount refused(String account, String expected) {
        return new ClearingAccount("", List.of(problem(ProblemCode.BAD_TEXT, account, expected)));
    }

    /** The same account with something more to know. */
    public ClearingAccount with(ProblemCode code, String account, String expected) {
        return new ClearingAccount(digits, List.of(problem(code, account, expected)));
    }

    public static boolean isDigits(String account) {
        return DIGITS.matcher(account).matches();
    }

    private static Problem problem(ProblemCode code, String account, String expected) {
        return Problem.ofFile(code, "account", NationalId.mask(account), expected);
    }
}
