package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.springframework.jdbc.core.JdbcTemplate;

class JdbcFileArchiveTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Stores stores = new Stores(DATABASE);
    private final JdbcFileArchive archive =
            new JdbcFileArchive(DATABASE.dataSource(), stores.transactions(), stores.keeping());

    @Test
    void signed_files_of_a_month_are_found_by_profile_and_fund_with_their_bytes() {
        stores.fund("wiang");
        String sha = In.transaction(
                        stores.transactions(), () -> stores.keeping().keep("agency-file", new byte[] {1, 2, 3}))
                .hex();
        // One statement is one transaction: file, share and line are there together.
        new JdbcTemplate(DATABASE.dataSource()).execute("""
                insert into batch (fund_id, sha256, channel, source_name, state, receipt) values ('wiang', '%1$s', 'rest', 's', 'CHECKED', '{}');
                insert into line (batch_id, fund_id, line_no, row_no, scheme, agency, profile, refused, first_label,
                                  person_hash, person_seal, last_four, title, first_name, last_name, satang)
                values (1, 'wiang', 1, 8, 'toy', 'toy', 'dues', false, 'WAITING', decode(repeat('01', 16), 'hex'), '\\x00', '0001', '', '', '', 100);
                insert into agency_file (fund_id, batch_id, agency, profile, sequence, reference, period, written_on,
                                         lines, satang, state, name, sha256, signature, signed_at)
                values ('wiang', 1, 'toy', 'dues', 1, 'ST0000000001', '2569-10', '2026-11-01', 1, 100, 'SIGNED', 'f1', '%1$s', '%1$s', now());
                insert into file_share values (1, 'wiang', 1, 1, 1, 100);
                insert into file_line values (1, 1, 1, 100);
                """.formatted(sha));
        ProfileId dues = ProfileId.of("toy/dues");
        Period october = Period.of("2569-10");
        assertThat(archive.of(dues, october, Optional.empty())).hasSize(1);
        assertThat(archive.of(dues, october, Optional.of(FundId.of("wiang")))).hasSize(1);
        assertThat(archive.of(dues, october, Optional.of(FundId.of("other")))).isEmpty();
        assertThat(archive.of(dues, Period.of("2569-11"), Optional.empty())).isEmpty();
        assertThat(archive.file(new FileId(1)).content()).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> archive.file(new FileId(2))).hasMessageContaining("was not signed");
    }
}
