package org.songtor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileIdTest {
    @Test
    void profiles_stand_in_the_order_of_their_texts() {
        List<ProfileId> profiles = List.of("ab/z", "abc/a", "ab/a", "a0/b", "ab/a-b", "ab/a.b").stream()
                .map(ProfileId::of)
                .toList();
        assertThat(profiles.stream().sorted().map(ProfileId::toString))
                .isEqualTo(profiles.stream().map(ProfileId::toString).sorted().toList());
    }
}
