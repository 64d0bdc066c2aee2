package org.songtor.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.songtor.flow.FlowFixture;
import org.songtor.settings.Channel;

class ExchangesTest {
    private static final URI BOX = URI.create("sftp://toy@box.example:2222/in");

    @Test
    void an_exchange_lasts_as_long_as_its_agency_may_take_whatever_folder_it_is_about() {
        Exchanges exchanges = new Exchanges(FlowFixture.settings(Channel.SFTP, BOX));
        assertThat(exchanges.within(URI.create("sftp://toy@box.example:2222/other")))
                .isEqualTo(Duration.ofSeconds(3));
        assertThat(exchanges.within("toy@box.example:2222")).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void an_https_address_without_a_port_is_the_one_the_client_names() {
        Exchanges exchanges = new Exchanges(FlowFixture.settings(Channel.HTTPS, URI.create("https://box.example/in")));
        assertThat(exchanges.within("box.example:443")).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void a_server_that_no_agency_names_has_a_bound_too() {
        Exchanges exchanges = new Exchanges(FlowFixture.settings(Channel.SFTP, BOX));
        assertThat(exchanges.within("elsewhere.example:443")).isEqualTo(Exchanges.ELSEWHERE);
    }
}
