package org.songtor.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.songtor.model.FundRules;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The installation's own settings, and what stops the start when one of them is changed for the worse. */
class RulesSettingsTest {
    private static final String NSF = "songtor.agencies.nsf.schemes.nsf.terms";
    private static final String WIANG = "songtor.funds.wiang.rules";
    private static final String SSO = "songtor.agencies.sso.schemes.sso40-1.terms";

    @Test
    void the_installations_terms_and_rules_are_dated() {
        Catalogue catalogue = catalogue(Map.of());
        var nsf = catalogue.scheme(SchemeCode.of("nsf")).orElseThrow();
        assertThat(nsf.termsIn(Period.of("2565-12")).orElseThrow().yearlyMost()).contains(Satang.ofBaht(13_200));
        assertThat(nsf.termsIn(Period.of("2566-01")).orElseThrow().yearlyMost()).contains(Satang.ofBaht(30_000));
        var option = catalogue.scheme(SchemeCode.of("sso40-3")).orElseThrow();
        assertThat(option.termsIn(Period.of("2565-06")).orElseThrow().exactly()).contains(Satang.ofBaht(180));
        assertThat(option.termsIn(Period.of("2565-08")).orElseThrow().exactly()).contains(Satang.ofBaht(300));
        FundRules wiang = catalogue.fund(FundId.of("wiang")).orElseThrow().rulesIn(Period.of("2569-11"));
        assertThat(wiang.backDating()).isFalse();
        assertThat(wiang.session().orElseThrow().day()).isEqualTo(3);
        assertThat(wiang.desks()).containsEntry(6, SchemeCode.of("family-life"));
        assertThat(wiang.tiers()).extracting(t -> t.role()).containsExactly("chair", "committee");
    }

    @Test
    void overlaps_holes_and_contradictions_stop_the_start_with_the_settings_name() {
        stops(SSO + "[1].from", "2565-04", SSO + "[1].from", "overlaps");
        stops(SSO + "[1].from", "2565-06", SSO + "[1].from", "leaves a hole");
        stops(NSF + "[0].until", "2558-01", NSF + "[0].until", "before");
        stops(NSF + "[1].least-baht", "30001", NSF + "[1].least-baht", "above the ceiling");
        stops(NSF + "[1].least-baht", "0.001", NSF + "[1].least-baht", "no amount in baht");
        stops(NSF + "[1].ages.from", "61", NSF + "[1].ages", "from is above to");
        stops(NSF + "[1].excludes[0]", "lottery", "songtor.agencies.nsf.schemes.nsf", "no such scheme");
        stops(WIANG + "[0].desks[4]", "lottery", WIANG + "[0].desks.4", "no such scheme");
        stops(WIANG + "[0].schemes.lottery.least-baht", "1", WIANG + "[0].schemes.lottery", "no such scheme");
        stops(WIANG + "[0].schemes.nsf.yearly-baht", "30001", WIANG + "[0].schemes.nsf.yearly-baht", "above");
        stops(WIANG + "[0].session.closes", "08:00", WIANG + "[0].session", "closes before it opens");
        stops(WIANG + "[0].session.closes", "25:00", WIANG + "[0].session.closes", "no time of day");
        stops(WIANG + "[0].schemes.nsf.hand-over", "02-31", WIANG + "[0].schemes.nsf.hand-over", "no day");
        stops(WIANG + "[0].tiers[1].most-baht", "20000", WIANG + "[0].tiers[1].most-baht", "smallest first");
    }

    private static void stops(String setting, String value, String named, String why) {
        assertThatThrownBy(() -> catalogue(Map.of(setting, value)))
                .as(setting + "=" + value)
                .isInstanceOf(SettingFault.class)
                .hasMessageContaining(named)
                .hasMessageContaining(why);
    }

    /** Lists are bound from one source only, so a changed entry needs the whole list beside it. */
    private static Catalogue catalogue(Map<String, Object> changed) {
        StandardEnvironment environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        Map<String, Object> all = new HashMap<>();
        environment.getPropertySources().stream()
                .filter(s -> s instanceof org.springframework.core.env.EnumerablePropertySource)
                .forEach(s -> {
                    for (String name :
                            ((org.springframework.core.env.EnumerablePropertySource<?>) s).getPropertyNames()) {
                        if (name.startsWith("songtor.")) {
                            all.putIfAbsent(name, environment.getProperty(name));
                        }
                    }
                });
        all.putAll(changed);
        StandardEnvironment own = new StandardEnvironment();
        own.getPropertySources().addFirst(new MapPropertySource("changed", all));
        ConfigurationPropertySources.attach(own);
        return FlowFixture.catalogue(
                Binder.get(own).bind("songtor", SongtorSettings.class).get());
    }
}
