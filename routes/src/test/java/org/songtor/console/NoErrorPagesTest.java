package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.lapse.LapseWatch;
import org.songtor.model.Fund;
import org.songtor.model.FundRules;
import org.songtor.model.FundRules.Session;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.HeldStore;
import org.songtor.port.HeldStore.State;
import org.songtor.port.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What people do by mistake, or at once with somebody else, ends on a page that says what is so; and what an operator is shown of a problem. */
class NoErrorPagesTest extends ConsoleVisits {
    private static final String ORDER = "/held/wiang/orders/1";

    @Autowired
    HeldDouble held;

    @Autowired
    LapseWatch lapses;

    @BeforeEach
    @AfterEach
    void nothingOrdered() {
        held.empty();
    }

    @Test
    void a_mistyped_reference_is_called_so() throws Exception {
        MockHttpServletResponse answer = answer("malee", post("/trace").param("what", "ST0000000113"));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).contains("อ่านสิ่งที่พิมพ์ไม่ออก", "ST…");
    }

    @ParameterizedTest
    @EnumSource(names = "PROPOSED", mode = EnumSource.Mode.EXCLUDE)
    void who_signs_withdraws_or_sends_back_what_has_ended_just_now_sees_what_became_of_it(State meanwhile)
            throws Exception {
        for (String step : List.of("prasit /approve", "malee /withdraw", "prasit /return?reason=x")) {
            proposed();
            held.faster(meanwhile);
            String[] who = step.split(" ");
            MockHttpServletResponse answer = answer(who[0], post(ORDER + who[1]));
            assertThat(answer.getStatus()).isEqualTo(302);
            assertThat(answer.getRedirectedUrl()).isEqualTo(ORDER);
            assertThat(held.order(MonthFixture.WIANG, 1).orElseThrow().state()).isEqualTo(meanwhile);
            held.empty();
        }
    }

    @Test
    void what_fails_while_the_order_is_open_is_no_success() throws Exception {
        proposed();
        held.broken();
        assertThatThrownBy(() -> answer("prasit", post(ORDER + "/approve")))
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasStackTraceContaining("the store does not answer");
        assertThat(held.order(MonthFixture.WIANG, 1).orElseThrow().state()).isEqualTo(State.PROPOSED);
        held.mended();
        assertThat(page("prasit", get(ORDER)))
                .as("what was signed whole is carried out")
                .contains("/approve");
        answer("prasit", post(ORDER + "/approve"));
        assertThat(held.order(MonthFixture.WIANG, 1).orElseThrow().state()).isEqualTo(State.DONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {29, 30, 31})
    void a_session_on_a_day_that_the_month_lacks_is_on_its_last_day(int day) {
        FundRules rules = new FundRules(
                Period.of("2558-01"),
                Optional.empty(),
                Optional.of(new Session(day, LocalTime.of(9, 0), LocalTime.of(12, 0))),
                true,
                Optional.empty(),
                Map.of(),
                Map.of(),
                List.of());
        Fund fund = new Fund(MonthFixture.WIANG, "เวียง", "Wiang", Map.of(), List.of(), List.of(rules));
        assertThat(lapses.of(new Viewer("malee", Set.of(fund.id()), false), fund)
                        .last())
                .as("the session of November is to come")
                .isEqualTo(Period.of("2569-10"));
    }

    @Test
    void of_a_problem_an_operator_sees_neither_the_name_found_nor_the_one_expected() {
        for (ProblemCode code :
                List.of(ProblemCode.MEMBER_CONTRADICTS, ProblemCode.TOO_LONG, ProblemCode.NORMALISED_TEXT)) {
            Problem shown = BatchPages.nameless(
                    Problem.ofRow(code, 3, 1, "first_name", "นางบุญมี แก้วใส", "นางบุญมี แก้วใสมาก"));
            assertThat(shown.found() + shown.expected()).isEmpty();
            assertThat(shown.field()).isEqualTo("first_name");
        }
        assertThat(BatchPages.nameless(Problem.ofRow(ProblemCode.MISSING_VALUE, 3, 1, "first_name", "", "a name"))
                        .expected())
                .isEqualTo("a name");
    }

    private void proposed() {
        held.propose(
                MonthFixture.WIANG,
                new HeldStore.Proposal(HeldStore.Kind.RELEASE, HeldDouble.NSF, Optional.empty(), "malee", "ปลายปี"));
    }

    /** With the token that a page's own forms carry. */
    @Override
    MockHttpServletResponse answer(String login, MockHttpServletRequestBuilder request) throws Exception {
        return super.answer(login, request.with(csrf()));
    }
}
