package org.songtor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileIdTest {
    @Test
    void profiles_stand_in_the_order_of_their_texts() {
        List<ProfileId> profiles = List.of("ab/zz", "abc/aa", "ab/aa", "a0/bb", "ab/aa-b", "ab/aa.b").stream()
                .map(ProfileId::of)
                .toList();
        assertThat(profiles.stream().sorted().map(ProfileId::toString))
                .isEqualTo(profiles.stream().map(ProfileId::toString).sorted().toList());
    }
}
