package org.songtor.intake;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.console.DeskDouble;
import org.songtor.model.FundId;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.method.annotation.AuthenticationPrincipalArgumentResolver;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Groups and corrected batches as a fund's program sees them. */
class RepairApiTest {
    private static final String REPAIRS = "/api/v1/batches/B000001/repairs";
    private final DeskDouble desk = new DeskDouble();
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new RepairController(desk, desk, new ObjectMapper()))
            .setCustomArgumentResolvers(new AuthenticationPrincipalArgumentResolver())
            .build();

    RepairApiTest() {
        as(Village.WIANG);
    }

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void equal_mistakes_are_told_once_with_masked_examples() throws Exception {
        mvc.perform(get(REPAIRS))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.groups[0].key").value("ID_LOST_ZERO.national_id"))
                .andExpect(jsonPath("$.groups[0].touches").value("IDENTITY"))
                .andExpect(jsonPath("$.groups[0].count").value(180))
                .andExpect(jsonPath("$.groups[0].examples[0].after").value(containsString("0xxxxxxxx")))
                .andExpect(jsonPath("$.others[0].code").value("SGT-3001"));
    }

    @Test
    void picked_repairs_make_a_corrected_batch_in_the_name_of_who_decided() throws Exception {
        mvc.perform(post(REPAIRS).content("{\"repairs\":[\"ID_LOST_ZERO.national_id\"],\"decided_by\":\"มาลี\"}"))
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", "/api/v1/batches/B000005"))
                .andExpect(jsonPath("$.number").value("B000005"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "{\"repairs\":[],\"decided_by\":\"x\"}",
                "{\"repairs\":[\"ID_LOST_ZERO.national_id\"]}",
                "{\"repairs\":[\"ID_LOST_ZERO.national_id\"],\"decided_by\":\" \"}",
                "{\"repairs\":[null],\"decided_by\":\"x\"}",
                "{\"repairs\":[\"a b\"],\"decided_by\":\"x\"}",
                "{\"repairs\":\"x\",\"decided_by\":\"x\"}"
            })
    void an_order_that_names_no_repair_or_no_person_is_refused(String body) throws Exception {
        mvc.perform(post(REPAIRS).content(body))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:songtor:problem:bad-repairs"))
                .andExpect(content().string(not(containsString("Exception"))));
    }

    @Test
    void what_helps_no_line_makes_no_batch() throws Exception {
        mvc.perform(post(REPAIRS).content("{\"repairs\":[\"TITLE_SHORT.title\"],\"decided_by\":\"x\"}"))
                .andExpect(status().isUnprocessableEntity());
    }

    @Test
    void another_funds_batch_is_not_there() throws Exception {
        as(Village.OTHER);
        mvc.perform(get(REPAIRS)).andExpect(status().isNotFound());
        mvc.perform(post(REPAIRS).content("{\"repairs\":[\"ID_LOST_ZERO.national_id\"],\"decided_by\":\"x\"}"))
                .andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/batches/1/repairs")).andExpect(status().isNotFound());
    }

    private static void as(FundId fund) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(fund, null, List.of()));
    }
}
