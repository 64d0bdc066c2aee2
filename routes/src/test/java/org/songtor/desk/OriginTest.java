package org.songtor.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Who counts as one caller: a village's IPv4 address, and the half of an IPv6 address that a house is given. */
class OriginTest {
    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "2001:db8:1:2::1, 2001:db9:1:2::1, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "::ffff:192.0.2.7, ::ffff:192.0.2.8, false",
    })
    void whoever_has_one_address_of_a_house_has_all_of_them_and_none_of_another(
            String one, String other, boolean same) {
        assertThat(caller(one).equals(caller(other))).isEqualTo(same);
    }

    @Test
    void an_ipv4_address_is_told_as_it_stands() {
        assertThat(caller("192.0.2.7").source()).isEqualTo("address:192.0.2.7");
    }

    private static Origin caller(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return Origin.caller(request);
    }
}
