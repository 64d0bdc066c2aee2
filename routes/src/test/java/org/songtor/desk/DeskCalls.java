package org.songtor.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.songtor.console.ConsoleOfficers;
import org.songtor.console.ConsoleProgram;
import org.songtor.console.ReviewDouble;
import org.songtor.intake.Addresses;
import org.songtor.intake.Machines;
import org.songtor.model.Label;
import org.songtor.model.Sha256;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.yaml.snakeyaml.Yaml;

/** The desk's interface for programs, called with a fund's key and a person's password. */
@SpringBootTest(
        classes = {
            ConsoleProgram.class,
            ItemController.class,
            DecisionController.class,
            QuestionController.class,
            MoneyController.class,
            HeldController.class,
            HeldOrderController.class,
            NamedFund.class,
            Callers.class,
            Asks.class,
            People.class,
            TriesTold.class,
            Addresses.class,
            Machines.class,
            DeskCalls.Chain.class
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = {ConsoleOfficers.class, DeskCalls.Keys.class})
abstract class DeskCalls {
    static final String ITEM = "/api/v1/items/" + (100 + Label.AMOUNT_MISMATCH.ordinal());
    static final String CREDIT = "/api/v1/operator/items/" + (100 + Label.CREDIT_WITHOUT_FILE.ordinal());
    static final String ACCEPT = "{\"kind\":\"ACCEPT_AGENCY_AMOUNT\",\"reason\":\"ตกลง\"}";

    private static final AtomicInteger CALLERS = new AtomicInteger();

    /** Each test calls from a place of its own: wrong passwords are counted by place. */
    String address = "192.0.2." + CALLERS.incrementAndGet();

    @Autowired
    MockMvc mvc;

    @Autowired
    ReviewDouble desk;

    @Autowired
    ObjectMapper json;

    static class Keys implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "songtor.funds.wiang.api-key-sha256=" + hash("wiang-key"),
                            "songtor.funds.dokkhamtai.api-key-sha256=" + hash("other-key"))
                    .applyTo(context);
        }

        private static String hash(String key) {
            return Sha256.of(key.getBytes(StandardCharsets.UTF_8)).hex();
        }
    }

    /** The API's chain, as the program has it. */
    static class Chain {
        @Bean
        @Order(1)
        SecurityFilterChain apiChain(HttpSecurity http, Machines machines) throws Exception {
            return machines.known(http, "/api/**")
                    .authorizeHttpRequests(a -> a.anyRequest().authenticated())
                    .exceptionHandling(
                            e -> e.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                    .build();
        }
    }

    @BeforeEach
    void empty() {
        desk.empty();
    }

    MockHttpServletResponse propose(String key, String person) throws Exception {
        return call(post(ITEM + "/decisions").content(ACCEPT), key, person);
    }

    MockHttpServletResponse decide(String what, String person) throws Exception {
        return call(post("/api/v1/decisions/1/" + what), "wiang-key", person);
    }

    /** @param key the fund's; empty for none. @param person login and password, {@code malee:malee-secret}; empty for none */
    MockHttpServletResponse call(MockHttpServletRequestBuilder request, String key, String person) throws Exception {
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        if (!person.isEmpty()) {
            request.header(
                    People.HEADER,
                    "Basic " + Base64.getEncoder().encodeToString(person.getBytes(StandardCharsets.UTF_8)));
        }
        request.with(call -> {
            call.setRemoteAddr(address);
            return call;
        });
        return mvc.perform(request).andReturn().getResponse();
    }

    JsonNode read(MockHttpServletResponse answer) throws Exception {
        return json.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    }

    /** What programs are promised. */
    JsonNode contract() throws Exception {
        return json.valueToTree(new Yaml()
                .<Map<String, Object>>load(new ClassPathResource("openapi/songtor.v1.yaml").getInputStream()));
    }

    /** The contract names just the fields that were sent, and those that another case has. */
    void same(JsonNode sent, String name, String... otherwise) throws Exception {
        JsonNode promised =
                contract().get("components").get("schemas").get(name).get("properties");
        Set<String> expected = fields(promised);
        assertThat(expected).as(name).containsAll(Set.of(otherwise));
        Set.of(otherwise).forEach(expected::remove);
        assertThat(fields(sent)).as(name).isEqualTo(expected);
    }

    private static Set<String> fields(JsonNode node) {
        Set<String> names = new HashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
