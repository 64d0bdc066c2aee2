package org.songtor.agency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.songtor.model.Document;
import org.songtor.model.PaymentReference;
import org.songtor.port.FormatException;

/**
 * What every profile of every agency must keep, by subject in the classes it extends; a profile's test extends it, names its format and samples, and says by the
 * hooks what the profile does not carry. Golden files are {@code <golden()>/<file name>.golden}; a missing one fails the
 * test, and they are written anew only with {@code -Dsongtor.golden.write=true}.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class AgencyFormatContract extends DamageContract {
    protected Path golden() {
        return Path.of("src/test/resources/golden", format().profile().id().toString());
    }

    @Test
    void the_profile_says_what_it_is() {
        assertThat(format().profile().version()).isPositive();
        assertThat(format().profile().source()).isNotBlank();
    }

    @Test
    void the_remittance_is_byte_for_byte_the_golden_file() throws Exception {
        Golden.holds(golden(), format().fileName(sample().header()), format().write(sample()));
    }

    @Test
    void the_answer_is_byte_for_byte_the_golden_file() throws Exception {
        Golden.holds(golden(), format().answerName(sampleAnswer()), format().writeAnswer(sampleAnswer()));
    }

    @Test
    void file_names_are_plain_and_hold_no_national_id() {
        for (String name : List.of(format().fileName(sample().header()), format().answerName(sampleAnswer()))) {
            assertThat(name).matches("[A-Za-z0-9._-]{1,100}").doesNotContainPattern("[0-9]{13}");
            assertThat(name).contains(sample().header().reference().value());
        }
        assertThat(format().answerName(sampleAnswer())).isNotEqualTo(format().fileName(sample().header()));
    }

    @Test
    void a_name_that_names_another_reference_is_refused_or_agrees_with_what_is_read() throws Exception {
        Document.Header h = sample().header();
        Document.Header other = new Document.Header(
                PaymentReference.ofNumber(99_999_999), h.sequence(), h.period(), h.date(), h.payer(), h.payee());
        try {
            Document read = format().read(format().fileName(other), format().write(sample()));
            assertThat(read.header().reference()).isEqualTo(other.reference());
        } catch (FormatException refused) {
            assertThat(refused.problems()).isNotEmpty();
        }
    }
}
