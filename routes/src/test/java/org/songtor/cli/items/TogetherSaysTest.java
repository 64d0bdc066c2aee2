package org.songtor.cli.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.items.PaidTogether;
import org.songtor.items.PaidTogether.About;
import org.songtor.items.PaidTogether.With;
import org.songtor.model.FileId;
import org.songtor.model.Satang;

class TogetherSaysTest {
    @Test
    void what_is_over_is_told_once_with_each_item_that_speaks_of_it() {
        With file = new With(new FileId(9), "ST0000002814", List.of(new About(77, false), new About(61, true)));
        PaidTogether over = new PaidTogether(
                List.of(file),
                0,
                Optional.of(Satang.ofBaht(844)),
                Optional.of(Satang.ofBaht(894)),
                Satang.ofBaht(50),
                Satang.ZERO);
        assertThat(TogetherSays.of(over))
                .containsExactly(
                        "together\t2 files\tdue 844.00\tcame 894.00\tmissing 0.00\tover 50.00\twith ST0000002814",
                        "the same sum\titem 77\tST0000002814",
                        "the same sum\titem 61\tST0000002814\tdecided there for all");
    }

    @Test
    void who_does_not_see_all_of_them_is_told_what_they_lack_and_no_more() {
        PaidTogether lacks = new PaidTogether(
                List.of(), 1, Optional.empty(), Optional.empty(), Satang.ZERO.minus(Satang.ofBaht(10)), Satang.ZERO);
        assertThat(TogetherSays.of(lacks))
                .containsExactly("together\t2 files\tdue ?\tcame ?\tmissing 10.00\tover 0.00\twith ");
    }
}
