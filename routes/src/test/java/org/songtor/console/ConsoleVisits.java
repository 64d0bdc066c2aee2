package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;

import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The console without a browser, as somebody reaches it who has just logged in. */
@SpringBootTest(classes = ConsoleProgram.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = ConsoleOfficers.class)
abstract class ConsoleVisits {
    @Autowired
    MockMvc mvc;

    MockHttpSession session(String login) throws Exception {
        return (MockHttpSession) mvc.perform(formLogin("/login").user(login).password(login + "-secret"))
                .andReturn()
                .getRequest()
                .getSession();
    }

    MockHttpServletResponse answer(String login, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.session(session(login))).andReturn().getResponse();
    }

    String page(String login, MockHttpServletRequestBuilder request) throws Exception {
        return text(answer(login, request));
    }

    static String text(MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    /** Without the head, where every page has every name. */
    static String main(String html) {
        return html.substring(html.indexOf("<main"));
    }
}
