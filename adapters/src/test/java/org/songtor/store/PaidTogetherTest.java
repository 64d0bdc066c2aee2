package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.TOY;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.FileId;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Kind;

class PaidTogetherTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Bench bench = new Bench(DATABASE);

    @Test
    void money_of_two_files_that_comes_together_is_booked_together() {
        List<FileId> files = List.of(
                bench.delivered(bench.batch("wiang", 3, TOY), DUE), bench.delivered(bench.batch("wiang", 1, TOY), DUE));
        for (FileId one : files) {
            Planted.label(
                    DATABASE.dataSource(),
                    "AMOUNT_ACCEPTED",
                    "select line_id from file_line where position = 1 and file_id = " + one.value());
        }
        long postings = bench.count("select count(*) from posting");
        bench.jdbc
                .sql("update agency_file set settled_at = now() where file_id in (?, ?)")
                .params(files.get(0).value(), files.get(1).value())
                .update();
        assertThat(bench.count("select count(*) from posting") - postings).isOne();
        List<Difference> wrong = new ArrayList<>();
        new Stores(DATABASE).books().check(Optional.empty(), wrong::add);
        assertThat(wrong).as("but that nobody decided it").allMatch(one -> one.kind() == Kind.DECIDED);
    }
}
