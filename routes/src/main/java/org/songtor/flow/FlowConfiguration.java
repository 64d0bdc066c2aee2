package org.songtor.flow;

import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.songtor.model.AgencyCode;
import org.songtor.model.Catalogue;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.Scheme;
import org.songtor.model.SchemeCode;
import org.songtor.model.SchemeTerms;
import org.songtor.port.Installation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Turns checked settings into the trade's own types. */
@Configuration(proxyBeanMethods = false)
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
                settings.database().map(d -> new Installation.Database(d.url(), d.user(), d.password())));
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
                    throw new IllegalStateException("songtor.agencies." + code + ".schemes." + scheme
                            + ".profile names no profile of the agency: " + entry.profile());
                }
                if (schemes.put(scheme, scheme(code, scheme, entry)) != null) {
                    throw new IllegalStateException("scheme " + scheme + " is configured by two agencies");
                }
            });
        });
        Map<FundId, Fund> funds = settings.funds().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> fund(e.getKey(), e.getValue())));
        return new Catalogue(schemes, funds, payees);
    }

    private static Scheme scheme(AgencyCode agency, SchemeCode code, SongtorSettings.SchemeEntry entry) {
        return new Scheme(
                code,
                new ProfileId(agency, entry.profile()),
                entry.nameTh(),
                entry.nameEn(),
                entry.needsWages(),
                List.of(new SchemeTerms(
                        Period.of("2400-01"),
                        Optional.empty(),
                        Satang.ofBaht(entry.leastBaht()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        entry.occupation(),
                        entry.excludes(),
                        "")));
    }

    private static Fund fund(FundId id, SongtorSettings.FundEntry entry) {
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
        return new Fund(id, entry.nameTh(), entry.nameEn(), payers, agreements, List.of());
    }
}
