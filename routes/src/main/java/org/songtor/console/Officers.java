package org.songtor.console;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.songtor.model.FundId;
import org.songtor.port.Installation;
import org.songtor.settings.OfficerEntry;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** The people of the settings who may log in. What is wrong in the settings stops the start, not the first login. */
final class Officers implements UserDetailsService {
    static final int LONGEST_LOGIN = 64;

    private final Map<String, OfficerLogin> byLogin = new HashMap<>();

    Officers(List<OfficerEntry> officers, Set<FundId> funds, Installation.Mode mode) {
        for (OfficerEntry officer : officers) {
            check(officer, funds, mode);
            if (byLogin.put(key(officer.login()), new OfficerLogin(officer)) != null) {
                throw new IllegalStateException("songtor.officers: the login " + officer.login() + " occurs twice");
            }
        }
    }

    private static void check(OfficerEntry officer, Set<FundId> funds, Installation.Mode mode) {
        String who = "songtor.officers: " + officer.login();
        if (officer.login().length() > LONGEST_LOGIN) {
            throw new IllegalStateException(who + " is longer than " + LONGEST_LOGIN + " characters");
        }
        if (!officer.password().startsWith("{")) {
            throw new IllegalStateException(who + ": the password is not encoded; write {bcrypt}$2a$...");
        }
        if (mode == Installation.Mode.LIVE && officer.password().startsWith("{noop}")) {
            throw new IllegalStateException(who + ": a plain password is for trials, not for live mode");
        }
        if (!funds.containsAll(officer.funds())) {
            throw new IllegalStateException(who + " has a fund that is not configured: " + officer.funds());
        }
        if (!officer.role().equals(OfficerLogin.OPERATOR) && officer.funds().isEmpty()) {
            throw new IllegalStateException(who + " is no operator and has no fund");
        }
    }

    @Override
    public OfficerLogin loadUserByUsername(String login) {
        OfficerLogin found = byLogin.get(key(login));
        if (found == null) {
            throw new UsernameNotFoundException("no such login");
        }
        return found;
    }

    private static String key(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }
}
