package org.songtor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.songtor.model.ProfileId;
import org.songtor.settings.Channel;

/** What travels by a channel is the same in every run, or figures of two runs are of different files. */
class LaneTest {
    private final List<Agency> all = List.of(new SftpAgency(), new HttpsAgency(), new SoapAgency(), new JmsAgency());

    @Test
    void by_each_channel_travels_what_travels_by_it_in_config_whichever_others_are_measured() {
        Map<Channel, ProfileId> together = profiles(all);
        assertThat(together)
                .containsEntry(Channel.SFTP, ProfileId.of("gsb/pain.001"))
                .containsEntry(Channel.HTTPS, ProfileId.of("nsf/collection"))
                .containsEntry(Channel.SOAP, ProfileId.of("sso/s40"));
        List<Agency> backwards = new ArrayList<>(all);
        Collections.reverse(backwards);
        assertThat(profiles(backwards)).isEqualTo(together);
        all.forEach(one ->
                assertThat(profiles(List.of(one))).containsOnly(Map.entry(one.channel(), together.get(one.channel()))));
    }

    @Test
    void each_channel_has_a_profile_of_its_own() {
        assertThat(profiles(all).values()).doesNotHaveDuplicates().hasSize(all.size());
    }

    private static Map<Channel, ProfileId> profiles(List<Agency> agencies) {
        return Lane.of(agencies).stream()
                .collect(Collectors.toMap(l -> l.agency().channel(), Lane::profile));
    }
}
