package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.songtor.desk.Origin;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What a browser keeps of a login goes to the login page alone, to no script, to no other site, and where the page came by HTTPS over nothing else. */
class DevicesTest {
    private static final String NAME = "0123456789012345678901";

    private final Devices devices = new Devices();

    @Test
    void what_came_by_https_goes_back_by_https_only() {
        assertThat(kept(true)).startsWith("SONGTOR-DEVICE=" + NAME).contains("; Secure");
        assertThat(kept(false)).startsWith("SONGTOR-DEVICE=" + NAME).doesNotContain("Secure");
    }

    @Test
    void it_is_shown_to_the_login_page_alone_and_to_no_script_or_other_site() {
        assertThat(kept(true)).contains("; Path=/office/login;", "; HttpOnly", "; SameSite=Strict");
    }

    private String kept(boolean https) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContextPath("/office");
        request.setSecure(https);
        MockHttpServletResponse response = new MockHttpServletResponse();
        devices.keep(new Origin("address:192.0.2.7", NAME), request, response);
        return response.getHeader("Set-Cookie");
    }
}
