package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.flow.HandClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whoever is not in office sees the console and changes nothing by it, whichever page it is. */
class TermOfOfficeTest extends ConsoleVisits {
    @Autowired
    DeliveryDouble desk;

    @Autowired
    HandClock clock;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping pages;

    @AfterEach
    void it_is_saturday_afternoon_again() {
        clock.back(ConsoleProgram.NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"former", "boonmee", "narin"})
    void nothing_that_can_be_sent_is_taken_from_who_is_not_in_office(String login) throws Exception {
        MockHttpSession session = session(login);
        assertThat(acts()).hasSizeGreaterThan(20);
        for (String path : acts()) {
            MvcResult answer = call(session, post(path));
            assertThat(refused(answer)).as(path).isTrue();
            assertThat(answer.getResponse().getStatus()).as(path).isEqualTo(403);
        }
        assertThat(refused(call(session, post("/trace").param("q", "B000001")))).isFalse();
    }

    @Test
    void an_operator_out_of_office_looks_at_the_pages() throws Exception {
        MockHttpSession session = session("boonmee");
        for (String path : List.of("/batches", "/delivery", "/handover", "/layouts", "/items", "/calendar")) {
            assertThat(call(session, get(path)).getResponse().getStatus())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void a_term_ends_at_midnight_in_thailand_while_its_officer_is_logged_in() throws Exception {
        MockHttpSession narin = session("narin");
        assertThat(refused(call(narin, stop()))).isTrue();
        desk.wishes.clear();
        clock.back(Instant.parse("2026-11-21T17:00:00Z"));
        assertThat(refused(call(narin, stop()))).isFalse();
        assertThat(desk.wishes).containsExactly("stop Optional[nsf] narin ทดสอบ");
        MockHttpSession boonmee = session("boonmee");
        clock.back(Instant.parse("2026-11-20T16:59:59Z"));
        assertThat(refused(call(boonmee, stop()))).isFalse();
        clock.back(Instant.parse("2026-11-20T17:00:00Z"));
        assertThat(refused(call(boonmee, stop()))).isTrue();
        assertThat(desk.wishes).hasSize(2);
    }

    private static MockHttpServletRequestBuilder stop() {
        return post("/delivery/switch")
                .param("agency", "nsf")
                .param("run", "false")
                .param("reason", "ทดสอบ");
    }

    /** Every address of the console to which something is sent, but the question where money went. */
    private List<String> acts() {
        return pages.getHandlerMethods().keySet().stream()
                .filter(p -> p.getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .flatMap(p -> p.getPatternValues().stream())
                .filter(path -> !path.startsWith("/api/") && !path.equals("/trace"))
                .map(path -> path.replaceAll("\\{[^{}]*(\\{[^{}]*})?[^{}]*}", "1"))
                .toList();
    }

    private static boolean refused(MvcResult answer) {
        return answer.getRequest().getAttribute(TermOfOffice.REFUSED) != null;
    }

    private MvcResult call(MockHttpSession session, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.session(session).with(csrf())).andReturn();
    }
}
