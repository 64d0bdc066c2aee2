package org.songtor.console;

import java.util.Optional;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.AgencyCode;
import org.songtor.model.FundId;
import org.songtor.model.ProfileId;
import org.songtor.model.SchemeCode;
import org.songtor.port.DeliveryDesk;
import org.songtor.settings.AgencyEntry;
import org.songtor.settings.FundEntry;

/** What funds, agencies, schemes and people are called by the settings. */
public interface NameWords extends Says {
    /** In which they are named. */
    SongtorSettings settings();

    /** The fund's name; one that is configured no longer keeps its id. */
    default String fund(FundId fund) {
        FundEntry known = settings().funds().get(fund);
        return known == null ? fund.value() : inTongue(known.nameTh(), known.nameEn());
    }

    /** Money that names nobody belongs to no fund yet. */
    default String fund(Optional<FundId> fund) {
        return fund.map(this::fund).orElseGet(() -> say("fund.none"));
    }

    /** Of a file: one without a fund of its own carries lines of many. */
    default String fundOfFile(Optional<FundId> fund) {
        return fund.map(this::fund).orElseGet(() -> say("fund.many"));
    }

    /** Of the agency that has this profile. */
    default String agency(ProfileId profile) {
        return agency(profile.agency());
    }

    /** The agency's name; one that is configured no longer keeps its code. */
    default String agency(AgencyCode code) {
        AgencyEntry known = settings().agencies().get(code);
        return known == null ? code.value() : inTongue(known.nameTh(), known.nameEn());
    }

    /** The scheme's name; a scheme that is configured no longer keeps its code. */
    default String scheme(String code) {
        return settings().agencies().values().stream()
                .flatMap(agency -> agency.schemes().entrySet().stream())
                .filter(entry -> entry.getKey().value().equals(code))
                .map(entry ->
                        inTongue(entry.getValue().nameTh(), entry.getValue().nameEn()))
                .findFirst()
                .orElse(code);
    }

    /** The scheme's name. */
    default String scheme(SchemeCode code) {
        return scheme(code.value());
    }

    /** {@code มาลี ใจดี (malee)}, as the settings name who has this login; the login alone where they name nobody. */
    default String person(String login) {
        return settings().officers().stream()
                .filter(officer -> officer.login().equals(login))
                .findFirst()
                .map(officer -> officer.name() + " (" + login + ")")
                .orElse(login);
    }

    /** Who holds a file: a login, or the program itself, which holds what is late. */
    default String holder(String officer) {
        return officer.equals("songtor") ? say("hold.self") : officer;
    }

    /** Who stopped sending: a login, or the gateway itself, of an agency that is not who it was. */
    default String stopper(DeliveryDesk.Stop stop) {
        return stop.byGateway() ? say("stop.self") : stop.officer();
    }

    /** The word that a page has for it, such as a role; else a person's name. */
    default String who(String prefix, String word) {
        String text = or(prefix, word);
        return text.equals(word) ? person(word) : text;
    }

    private String inTongue(String inThai, String inEnglish) {
        return thai() ? inThai : inEnglish;
    }
}
