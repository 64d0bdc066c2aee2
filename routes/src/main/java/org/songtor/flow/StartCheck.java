package org.songtor.flow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.songtor.model.AgencyCode;
import org.songtor.model.Document;
import org.songtor.model.FormVersion;
import org.songtor.model.ProfileId;
import org.songtor.model.Severity;
import org.songtor.port.Installation;
import org.songtor.port.KeyRing;
import org.songtor.settings.AgencyEntry;
import org.songtor.settings.Channel;
import org.songtor.settings.GroupingEntry;
import org.songtor.settings.ProfileEntry;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What must hold before the first file moves: every configured profile and statement has its format, no file is impossible for its account, no account is two agencies',
 * live mode has neither development keys nor an active form that is unconfirmed and has no confirmation of just this form recorded, every expected route is there and names a failure policy that
 * exists. Camel accepts an unknown policy without a word. A file of many funds has a sender's name to go under. That two routes share an id is not noticed here: the later one has replaced the first by then.
 */
@Component
class StartCheck {
    private final SongtorSettings settings;
    private final Formats formats;
    private final KeyRing keys;
    private final CamelContext camel;
    private final ActiveLayouts layouts;
    private final Confirmations confirmations;

    StartCheck(SongtorSettings settings, Formats formats, KeyRing keys, CamelContext camel, ActiveLayouts layouts) {
        this.settings = settings;
        this.formats = formats;
        this.keys = keys;
        this.camel = camel;
        this.layouts = layouts;
        this.confirmations = new Confirmations(settings);
        refuse(settingsProblems());
    }

    @EventListener(ApplicationReadyEvent.class)
    void routes() {
        refuse(routeProblems());
    }

    private List<String> settingsProblems() {
        List<String> problems = new ArrayList<>();
        Set<ProfileId> configured = settings.profiles().keySet();
        configured.forEach(profile -> problems.addAll(forms(profile)));
        settings.profiles().forEach((profile, entry) -> grouping(profile, entry).ifPresent(problems::add));
        settings.agencies()
                .values()
                .forEach(a -> formats.statement(a.statement().format()));
        problems.addAll(sharedAccounts());
        if (settings.mode() == Installation.Mode.LIVE && keys.development()) {
            problems.add("live mode refuses development keys in " + settings.keys());
        }
        if (settings.mode() == Installation.Mode.LIVE) {
            settings.agencies()
                    .forEach((agency, entry) -> Stream.of(hostKeys(agency, entry), trust(agency, entry))
                            .flatMap(Optional::stream)
                            .forEach(problems::add));
        }
        return problems;
    }

    /** One statement of it would give all its money to the agency in whose box it is read first. */
    private List<String> sharedAccounts() {
        Map<String, List<String>> agencies = new TreeMap<>();
        settings.agencies()
                .forEach((agency, entry) -> agencies.computeIfAbsent(entry.account(), account -> new ArrayList<>())
                        .add(agency.value()));
        return agencies.entrySet().stream()
                .filter(account -> account.getValue().size() > 1)
                .map(account -> account.getValue().stream()
                                .sorted()
                                .map(agency -> "songtor.agencies." + agency + ".account")
                                .collect(Collectors.joining(" and "))
                        + " are both " + account.getKey() + ": its money would be one agency's")
                .toList();
    }

    /** Money is handed to whoever answers: a server that anybody can stand in for gets none. */
    private static Optional<String> hostKeys(AgencyCode agency, AgencyEntry entry) {
        return !entry.sftpAddresses().isEmpty() && entry.hostKeys().isEmpty()
                ? Optional.of("live mode needs songtor.agencies." + agency
                        + ".host-keys: the keys of its SFTP servers, as the agency gave them")
                : Optional.empty();
    }

    private static Optional<String> trust(AgencyCode agency, AgencyEntry entry) {
        return !entry.tlsAddresses().isEmpty() && entry.trust().isEmpty()
                ? Optional.of("live mode needs songtor.agencies." + agency
                        + ".trust: PEM files of who vouches for its servers, as the agency gave them")
                : Optional.empty();
    }

    /** A form's header names one payer: for a file of many funds that must be somebody whom the agency knows. */
    private Optional<String> grouping(ProfileId profile, ProfileEntry entry) {
        if (entry.grouping().by() == GroupingEntry.By.FUND) {
            return Optional.empty();
        }
        String agency = "songtor.agencies." + profile.agency();
        String by = agency + ".profiles." + profile.name() + ".grouping.by: agency ";
        if (!formats.of(profile).carriesManyFunds()) {
            return Optional.of(by + "is refused: the form's payer is party to each line");
        }
        return settings.hasSender(profile)
                ? Optional.empty()
                : Optional.of(by + "needs " + agency + ".sender: {name, number, branch}");
    }

    private List<String> forms(ProfileId profile) {
        List<FormVersion> forms = formats.of(profile).versions();
        List<String> problems = new ArrayList<>(confirmations.strangers(profile, forms));
        formats.of(profile).check(payee(profile)).stream()
                .filter(p -> p.severity() == Severity.REFUSE_LINE)
                .forEach(p -> problems.add(
                        profile + ": " + p.field() + " " + p.found() + " is unusable, expected " + p.expected()));
        if (settings.mode() == Installation.Mode.LIVE) {
            forms.stream().filter(layouts::active).map(confirmations::refusal).forEach(r -> r.ifPresent(problems::add));
        }
        return problems;
    }

    private Document.Payee payee(ProfileId profile) {
        return new Document.Payee(
                settings.agency(profile).account(), settings.profile(profile).serviceCode());
    }

    private List<String> routeProblems() {
        List<String> problems = new ArrayList<>();
        List<RouteDefinition> routes = ((ModelCamelContext) camel).getRouteDefinitions();
        Set<String> ids =
                routes.stream().map(RouteDefinition::getRouteId).collect(Collectors.toCollection(HashSet::new));
        expectedRoutes().stream()
                .filter(id -> !ids.contains(id))
                .forEach(id -> problems.add("route " + id + " is missing"));
        for (RouteDefinition route : routes) {
            String policy = route.getRouteConfigurationId();
            if (policy == null || ((ModelCamelContext) camel).getRouteConfigurationDefinition(policy) == null) {
                problems.add("route " + route.getRouteId() + " names no failure policy that exists: " + policy);
            }
        }
        return problems;
    }

    private Set<String> expectedRoutes() {
        Set<String> ids = new HashSet<>();
        settings.profiles().forEach((profile, entry) -> {
            ids.add("deliver-" + profile.dotted());
            byItself(entry.channel(), "answers-" + profile.dotted(), ids);
        });
        settings.agencies()
                .forEach((agency, entry) -> byItself(entry.statement().channel(), "statements-" + agency, ids));
        settings.funds().keySet().forEach(fund -> ids.add("folder-" + fund));
        ids.addAll(List.of(
                "doorbell",
                "sweeper",
                "check",
                "dispatch",
                "group",
                "write",
                "reconcile",
                "credits",
                "expect",
                "notify"));
        return ids;
    }

    /** What people bring comes by no route. */
    private static void byItself(Channel channel, String route, Set<String> ids) {
        if (channel != Channel.MANUAL) {
            ids.add(route);
        }
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new StartFault(problems);
        }
    }
}
