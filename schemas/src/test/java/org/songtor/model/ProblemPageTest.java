package org.songtor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProblemPageTest {
    @Test
    void the_page_in_the_documentation_is_what_the_codes_and_their_texts_say() throws IOException {
        try (InputStream in = ProblemPage.class.getResourceAsStream("problems.md")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .as(
                            "write it anew: ./songtor problems -o markdown > schemas/src/main/resources/org/songtor/model/problems.md")
                    .isEqualTo(ProblemPage.markdown());
        }
    }

    @Test
    void every_code_stands_on_the_page_once() {
        String page = ProblemPage.markdown();
        assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::code)).doesNotHaveDuplicates();
        for (ProblemCode code : ProblemCode.values()) {
            assertThat(page.split("### " + code.code() + "\n", -1))
                    .as(code.code())
                    .hasSize(2);
            assertThat(ProblemCode.ofCode(code.code())).contains(code);
        }
        assertThat(ProblemCode.ofCode("SGT-9999")).isEmpty();
    }
}
