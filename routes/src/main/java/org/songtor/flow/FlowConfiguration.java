package org.songtor.flow;

import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.songtor.approval.Offices;
import org.songtor.layout.LayoutShelf;
import org.songtor.model.AgencyCode;
import org.songtor.model.Catalogue;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.FundId;
import org.songtor.model.ProfileId;
import org.songtor.model.Scheme;
import org.songtor.model.SchemeCode;
import org.songtor.model.SchemeTerms;
import org.songtor.port.Installation;
import org.songtor.port.Roads;
import org.songtor.settings.Channel;
import org.songtor.settings.FundEntry;
import org.songtor.settings.OfficerEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Turns checked settings into the trade's own types. */
@Configuration(proxyBeanMethods = false)
@Import(CalendarConfiguration.class)
public class FlowConfiguration {
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Bangkok"));
    }

    @Bean
    Installation installation(SongtorSettings settings) {
        return new Installation(
                settings.mode(),
                settings.node(),
                settings.home().toAbsolutePath().normalize(),
                settings.keys().toAbsolutePath().normalize(),
                Optional.ofNullable(settings.database())
                        .map(d -> new Installation.Database(d.url(), d.user(), d.password())));
    }

    /** What the formats have their tables from; they read and judge all of them when they are made, before the first file moves. */
    @Bean
    LayoutShelf layoutShelf(SongtorSettings settings) {
        return settings.formats() == null ? LayoutShelf.shipped() : LayoutShelf.with(settings.formats());
    }

    @Bean
    Roads roads(SongtorSettings settings) {
        return new Roads(
                settings.agencies().keySet(),
                settings.profiles().entrySet().stream()
                        .filter(e -> e.getValue().channel() == Channel.MANUAL)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    /** Who may decide, for the store. */
    @Bean
    Offices offices(SongtorSettings settings) {
        return new Offices(
                settings.officers().stream().map(OfficerEntry::holder).toList());
    }

    @Bean
    Catalogue catalogue(SongtorSettings settings) {
        Map<SchemeCode, Scheme> schemes = new HashMap<>();
        Map<ProfileId, Document.Payee> payees = new HashMap<>();
        settings.agencies().forEach((code, agency) -> {
            agency.profiles()
                    .forEach((name, profile) -> payees.put(
                            new ProfileId(code, name), new Document.Payee(agency.account(), profile.serviceCode())));
            agency.schemes().forEach((scheme, entry) -> {
                if (!agency.profiles().containsKey(entry.profile())) {
                    throw new SettingFault(
                            "songtor.agencies." + code + ".schemes." + scheme + ".profile",
                            "names no profile of the agency: " + entry.profile() + "; there are "
                                    + agency.profiles().keySet());
                }
                Scheme made = SchemeSettings.scheme(
                        "songtor.agencies." + code + ".schemes." + scheme,
                        scheme,
                        new ProfileId(code, entry.profile()),
                        entry);
                if (schemes.put(scheme, made) != null) {
                    throw new SettingFault(
                            "songtor.agencies." + code + ".schemes." + scheme, "another agency has this scheme too");
                }
            });
        });
        excludesAreKnown(schemes);
        RulesSettings rules = new RulesSettings(schemes);
        Map<FundId, Fund> funds = settings.funds().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> fund(e.getKey(), e.getValue(), rules)));
        return new Catalogue(schemes, funds, payees);
    }

    /** A misspelt scheme would exclude nothing without a word. */
    private static void excludesAreKnown(Map<SchemeCode, Scheme> schemes) {
        for (Scheme scheme : schemes.values()) {
            for (SchemeTerms terms : scheme.terms()) {
                for (SchemeCode other : terms.excludes()) {
                    if (!schemes.containsKey(other)) {
                        String setting = "songtor.agencies." + scheme.profile().agency() + ".schemes." + scheme.code();
                        throw new SettingFault(setting + " excludes", "no such scheme: " + other);
                    }
                }
            }
        }
    }

    private static Fund fund(FundId id, FundEntry entry, RulesSettings rules) {
        Map<AgencyCode, Fund.Payer> payers = entry.payers().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        e -> new Fund.Payer(
                                e.getValue().name(),
                                e.getValue().number(),
                                e.getValue().branch())));
        List<Fund.Agreement> agreements = entry.agreements().stream()
                .map(a -> new Fund.Agreement(a.agency(), a.from(), a.until()))
                .toList();
        return new Fund(
                id,
                entry.nameTh(),
                entry.nameEn(),
                payers,
                agreements,
                rules.rules("songtor.funds." + id + ".rules", entry.rules()));
    }
}
