package org.songtor.console;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.songtor.port.Viewer;
import org.songtor.settings.OfficerEntry;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.web.server.ResponseStatusException;

/** A person of the settings as Spring Security sees one; knows what that person may look at. */
public final class OfficerLogin implements UserDetails {
    static final String OPERATOR = "operator";
    private static final Set<String> HAND_IN = Set.of("treasurer", "collector");
    private static final long serialVersionUID = 1L;

    private final transient OfficerEntry officer;

    OfficerLogin(OfficerEntry officer) {
        this.officer = officer;
    }

    /** An operator sees all funds and no names; everybody else the funds named in the settings. */
    public Viewer viewer() {
        return new Viewer(officer.login(), officer.funds(), officer.role().equals(OPERATOR));
    }

    /** Those who hold the fund's list of payments hand it in; whoever decides about exceptions does not. */
    public boolean handsIn() {
        return HAND_IN.contains(officer.role());
    }

    /** Whether the person keeps the program itself: sees all funds, decides which forms are in use. */
    public boolean operates() {
        return officer.role().equals(OPERATOR);
    }

    /** @throws ResponseStatusException 403 for whoever does not operate */
    void mustOperate() {
        if (!operates()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    public String name() {
        return officer.name();
    }

    public String role() {
        return officer.role();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + officer.role().toUpperCase(Locale.ROOT)));
    }

    @Override
    public String getPassword() {
        return officer.password();
    }

    @Override
    public String getUsername() {
        return officer.login();
    }
}
