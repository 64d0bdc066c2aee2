package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.songtor.agency.toy.ToyFormat;
import org.songtor.flow.MemoryActivations;
import org.songtor.model.FormVersion;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The second form of the toy agency, from nobody's to everybody's: the tests go in the order of the day. */
@SpringBootTest(classes = ConsoleProgram.class, properties = "spring.application.name=layouts")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LayoutPagesTest extends ConsoleVisits {
    private static final Pattern PROPOSAL = Pattern.compile("name=\"proposal\" value=\"([0-9]+)\"");
    private static final FormVersion LATER = new ToyFormat()
            .versions().stream()
                    .filter(v -> v.part() == FormVersion.Part.REMITTANCE && !v.first())
                    .findFirst()
                    .orElseThrow();

    @Autowired
    MemoryActivations activations;

    @Test
    @Order(1)
    void only_operators_see_the_forms_and_may_do_anything_about_them() throws Exception {
        for (String other : new String[] {"malee", "prasit", "kanda"}) {
            assertThat(answer(other, get("/layouts")).getStatus()).isEqualTo(403);
            assertThat(answer(other, propose(hash())).getStatus()).isEqualTo(403);
        }
        assertThat(activations.all()).isEmpty();
        assertThat(page("operator"))
                .contains("toy/dues", hash(), "ยังไม่เปิดใช้")
                .contains("/layouts/propose");
    }

    @Test
    @Order(2)
    void a_form_that_is_active_by_installation_cannot_be_proposed_nor_one_that_is_not_there() throws Exception {
        String first = new ToyFormat().versions().get(0).hash().hex();
        assertThat(answer("operator", propose(first)).getStatus()).isEqualTo(400);
        assertThat(answer("operator", propose("0".repeat(64))).getStatus()).isEqualTo(404);
        assertThat(activations.all()).isEmpty();
    }

    @Test
    @Order(3)
    void who_proposed_is_told_that_another_must_approve_and_cannot_do_it_himself() throws Exception {
        assertThat(answer("operator", propose(hash())).getStatus()).isEqualTo(302);
        assertThat(page("operator"))
                .doesNotContain("/layouts/approve")
                .contains("operator", "รอผู้ดูแลระบบอีกคนหนึ่งอนุมัติ");
        assertThat(answer("operator", approve(1, hash())).getStatus()).isEqualTo(403);
        assertThat(activations.activated(LATER)).isFalse();
    }

    @Test
    @Order(4)
    void a_proposal_is_approved_only_for_the_form_that_was_on_the_page() throws Exception {
        String first = new ToyFormat().versions().get(0).hash().hex();
        assertThat(answer("deputy", approve(1, first)).getStatus()).isEqualTo(404);
        assertThat(answer("deputy", approve(99, hash())).getStatus()).isEqualTo(404);
        assertThat(activations.activated(LATER)).isFalse();
    }

    @Test
    @Order(5)
    void another_operator_approves_and_the_form_is_active() throws Exception {
        Matcher proposal = PROPOSAL.matcher(page("deputy"));
        assertThat(proposal.find()).isTrue();
        assertThat(answer("deputy", approve(Long.parseLong(proposal.group(1)), hash()))
                        .getStatus())
                .isEqualTo(302);
        assertThat(activations.activated(LATER)).isTrue();
        assertThat(page("operator")).contains("deputy").doesNotContain("/layouts/approve", "/layouts/propose");
    }

    private static String hash() {
        return LATER.hash().hex();
    }

    private static MockHttpServletRequestBuilder propose(String form) {
        return post("/layouts/propose").param("form", form).with(csrf());
    }

    private static MockHttpServletRequestBuilder approve(long proposal, String form) {
        return post("/layouts/approve")
                .param("proposal", "" + proposal)
                .param("form", form)
                .with(csrf());
    }

    private String page(String who) throws Exception {
        return page(who, get("/layouts"));
    }
}
