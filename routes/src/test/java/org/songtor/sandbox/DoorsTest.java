package org.songtor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.model.AgencyCode;
import org.songtor.settings.Channel;

class DoorsTest {
    private static final AgencyCode TOY = AgencyCode.of("toy");
    private final Doors doors = new Doors(2_022, 8_443, 61_617);

    @Test
    void every_kind_of_box_is_on_this_machine_under_its_stand_ins_name() {
        assertThat(doors.of(Channel.SFTP, TOY, "dues")).isEqualTo("sftp://toy@127.0.0.1:2022/dues");
        assertThat(doors.of(Channel.HTTPS, TOY, Doors.STATEMENTS)).isEqualTo("https://localhost:8443/toy/statements");
        assertThat(doors.of(Channel.SOAP, TOY, "calls")).isEqualTo("https://localhost:8443/services/toy/calls");
        assertThat(doors.of(Channel.JMS, TOY, "dues")).isEqualTo("jms://toy@127.0.0.1:61617");
    }

    @Test
    void no_channel_leads_to_another_machine() {
        for (Channel channel : Channel.values()) {
            URI address = URI.create(doors.of(channel, TOY, "dues"));
            assertThat(channel == Channel.MANUAL
                            || Set.of("127.0.0.1", "localhost").contains(address.getHost()))
                    .as(address.toString())
                    .isTrue();
        }
    }
}
