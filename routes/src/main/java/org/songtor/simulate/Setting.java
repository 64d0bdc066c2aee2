package org.songtor.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.songtor.flow.ActiveLayouts;
import org.songtor.flow.Formats;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.AgencyCode;
import org.songtor.model.Answer;
import org.songtor.model.Catalogue;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.FundId;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.ProfileId;
import org.songtor.model.SchemeCode;
import org.songtor.port.AgencyFormat;
import org.songtor.port.KeyRing;
import org.songtor.port.LayoutActivations;
import org.songtor.settings.WorkEntry;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What is the same in every history: two agencies with three profiles of four, two funds, their settings and forms. Made once. */
final class Setting {
    static final Period PERIOD = Period.of("2569-11");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 3);
    static final PersonName NAME = new PersonName("", "คน", "สมมุติ");
    static final SchemeCode SCHEME = SchemeCode.of("dues");
    static final List<Answer.LineVerdict> VERDICTS = List.of(Answer.LineVerdict.values());
    static final Fund.Payer PAYER = new Fund.Payer("กองทุน", "1", "000000");
    static final Document.Payee PAYEE = new Document.Payee("0001112223", "");

    static final AgencyCode ONE = AgencyCode.of("one");
    static final AgencyCode TWO = AgencyCode.of("two");
    static final ProfileId KEEPS = ProfileId.of("one/keeps");
    static final ProfileId EMPTIES = ProfileId.of("one/empties");
    static final ProfileId KNOWS = ProfileId.of("two/knows");
    static final ProfileId QUEUES = ProfileId.of("two/queues");
    static final List<ProfileId> PROFILES = List.of(EMPTIES, KEEPS, KNOWS, QUEUES);
    static final List<FundId> FUNDS = List.of(FundId.of("hill"), FundId.of("river"));
    /** Made once: writing a reference is not what is simulated. */
    private static final List<PaymentReference> REFERENCES =
            LongStream.rangeClosed(1, 100).mapToObj(PaymentReference::ofNumber).toList();

    static final PaymentReference STRANGE = PaymentReference.ofNumber(77_777);
    static final List<NationalId> PERSONS = persons(200);

    static final SongtorSettings SETTINGS = settings();
    static final Formats FORMATS =
            new Formats(PROFILES.stream().<AgencyFormat>map(TinyFormat::new).toList(), List.of(new TinyStatement()));
    static final ActiveLayouts LAYOUTS = new ActiveLayouts(new NoLayouts(), FORMATS, SETTINGS);
    static final Catalogue CATALOGUE = catalogue();
    static final KeyRing.Identity GATEWAY = new KeyRing.Identity.Gateway();

    private Setting() {}

    static PaymentReference reference(long number) {
        return number <= REFERENCES.size() ? REFERENCES.get((int) number - 1) : PaymentReference.ofNumber(number);
    }

    static WorkEntry work() {
        return SETTINGS.work();
    }

    static KeyRing.Identity agency(AgencyCode agency) {
        return new KeyRing.Identity.AgencySigner(agency);
    }

    /** Bound by Spring as a file would be, so that every other value is the gateway's own default. */
    private static SongtorSettings settings() {
        Map<String, Object> values = new HashMap<>();
        values.put("songtor.home", "home");
        values.put("songtor.keys", "keys");
        FUNDS.forEach(fund -> {
            values.put("songtor.funds." + fund + ".name-th", "กองทุน");
            values.put("songtor.funds." + fund + ".name-en", "Fund");
        });
        for (AgencyCode agency : List.of(ONE, TWO)) {
            String start = "songtor.agencies." + agency + ".";
            values.put(start + "name-th", "หน่วยงาน");
            values.put(start + "name-en", "Agency");
            values.put(start + "account", account(agency));
            values.put(start + "statement.format", TinyStatement.NAME);
            values.put(start + "statement.channel", "sftp");
            values.put(start + "statement.address", "sftp://localhost/" + agency);
        }
        for (ProfileId profile : PROFILES) {
            String start = "songtor.agencies." + profile.agency() + ".profiles." + profile.name() + ".";
            values.put(start + "channel", channel(profile).setting());
            values.put(start + "address", "sftp://localhost/" + profile);
            values.put(start + "proof", profile.equals(EMPTIES) ? "receipt" : "stat");
        }
        return new Binder(new MapConfigurationPropertySource(values))
                .bind("songtor", SongtorSettings.class)
                .get();
    }

    static Agency.Channel channel(ProfileId profile) {
        return Agency.Channel.valueOf(profile.name().toUpperCase(Locale.ROOT));
    }

    static String account(AgencyCode agency) {
        return agency.equals(ONE) ? "0001112223" : "0004445556";
    }

    private static Catalogue catalogue() {
        Map<FundId, Fund> funds = new HashMap<>();
        for (FundId fund : FUNDS) {
            Map<AgencyCode, Fund.Payer> payers = Map.of(ONE, PAYER, TWO, PAYER);
            funds.put(fund, new Fund(fund, "กองทุน", "Fund", payers, List.of(), List.of()));
        }
        Map<ProfileId, Document.Payee> payees = new HashMap<>();
        PROFILES.forEach(profile -> payees.put(profile, PAYEE));
        return new Catalogue(Map.of(), funds, payees);
    }

    private static List<NationalId> persons(int many) {
        List<NationalId> persons = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            String start = "0%011d".formatted(i);
            persons.add(NationalId.of(start + NationalId.checkDigit(start)));
        }
        return List.copyOf(persons);
    }

    /** Every form here is a first version, of which nothing is asked. */
    private static final class NoLayouts implements LayoutActivations {
        @Override
        public boolean activated(org.songtor.model.FormVersion form) {
            return false;
        }

        @Override
        public List<Proposal> all() {
            return List.of();
        }

        @Override
        public Proposal propose(org.songtor.model.FormVersion form, String officer) {
            throw new IllegalArgumentException("a first version needs no proposal: " + form.words());
        }

        @Override
        public Proposal approve(long id, org.songtor.model.FormVersion form, String officer) {
            throw new IllegalStateException("no such proposal: " + id);
        }
    }
}
