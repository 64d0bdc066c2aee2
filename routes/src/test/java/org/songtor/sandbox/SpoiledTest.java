package org.songtor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songtor.agency.baac.BaacFormat;
import org.songtor.agency.baac.BaacSmartCredit;
import org.songtor.agency.gsb.GsbFormat;
import org.songtor.agency.gsb.GsbSmartCredit;
import org.songtor.agency.lao.CwfCsvFormat;
import org.songtor.agency.lao.CwfXlsxFormat;
import org.songtor.agency.nsf.NsfFormat;
import org.songtor.agency.sso.S40Format;
import org.songtor.agency.sso.Sps110Format;
import org.songtor.port.AgencyFormat;

class SpoiledTest {
    private static final List<AgencyFormat> ALL = List.of(
            new BaacFormat(),
            new BaacSmartCredit(),
            new GsbFormat(),
            new GsbSmartCredit(),
            new NsfFormat(),
            new S40Format(),
            new Sps110Format(),
            new CwfCsvFormat(),
            new CwfXlsxFormat());

    /** It was taken and never struck: the answer came right, and late. */
    @Test
    void wrong_sums_are_ordered_only_where_an_answer_holds_sums() {
        assertThat(Spoiled.hasSums(new NsfFormat())).isTrue();
        assertThat(Spoiled.hasSums(new CwfXlsxFormat())).isFalse();
    }

    @Test
    void of_every_form_it_is_known() {
        assertThat(ALL)
                .allSatisfy(format -> assertThatCode(() -> Spoiled.hasSums(format))
                        .as(format.profile().id().toString())
                        .doesNotThrowAnyException());
    }
}
