package org.songtor.settings;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songtor.approval.Offices;
import org.songtor.model.FundId;
import org.songtor.review.Authority;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param password encoded, for example {@code {bcrypt}$2a$...}
 * @param role {@code treasurer}, {@code collector}, {@code chair}, {@code committee}, {@code secretary} or {@code operator}
 * @param from first day of the term of office; null where nobody wrote it down
 * @param until last day of it; null for an office without a term
 */
public record OfficerEntry(
        @NotBlank String login,
        @NotBlank String name,
        @NotBlank String password,

        @Pattern(regexp = "treasurer|collector|chair|committee|secretary|operator")
        String role,

        @DefaultValue Set<FundId> funds,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {
    private static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);

    @ConstructorBinding
    public OfficerEntry {}

    /** An officer whose term nobody wrote down. */
    public OfficerEntry(String login, String name, String password, String role, Set<FundId> funds) {
        this(login, name, password, role, funds, null, null);
    }

    public Authority.Office office() {
        return new Authority.Office(role, from == null ? ALWAYS : from, Optional.ofNullable(until));
    }

    /** The same for the store, which asks it of each signature. */
    public Offices.Holder holder() {
        Authority.Office office = office();
        return new Offices.Holder(login, role, funds, office.from(), office.until());
    }

    @Override
    public String toString() {
        return "Officer[login=" + login + ", role=" + role + ", funds=" + funds + "]";
    }
}
