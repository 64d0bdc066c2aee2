package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.songtor.store.Bench.credit;

import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.FileId;

/** National ids in the texts of a store from before they were masked (V46). */
class IdsBeforeTest {
    private static final List<String> WITH = List.of(
            "1101700230708 นางมาลี",
            "ชำระแทน 1-1017-00230-70-8 ST0000011253",
            "110 170 023 0708",
            "ID1101700230708,3991113961887");

    private static final List<String> WITHOUT = List.of(
            "ST0000011253 กองทุนบ้านทดสอบ",
            "1101700230707",
            "11017002307080",
            "0200423250 195",
            "ST1101700230 708",
            "ST 1101 7002 30 708");

    @RegisterExtension
    static final TestDatabase OLD = new TestDatabase(MigrationVersion.fromVersion("37"));

    @Test
    void ids_are_masked_as_they_are_from_now_on_and_nothing_else_is_changed() {
        for (String side : List.of("credit", "debit")) {
            WITH.forEach(text -> stored(side, text));
            WITHOUT.forEach(text -> stored(side, text));
        }
        said(new Bench(OLD).delivered(new Bench(OLD).batch("wiang", 1, Bench.TOY), Bench.DUE));
        OLD.migrate(MigrationVersion.fromVersion("46"));
        for (String side : List.of("credit", "debit")) {
            List<String> texts = OLD.jdbc()
                    .sql("select text from " + side + " order by " + side + "_id")
                    .query(String.class)
                    .list();
            assertThat(texts.subList(0, WITH.size()))
                    .isEqualTo(WITH.stream().map(IdsBeforeTest::masked).toList())
                    .noneMatch(WITH::contains);
            assertThat(texts.subList(WITH.size(), texts.size())).isEqualTo(WITHOUT);
        }
        assertThat(OLD.jdbc()
                        .sql("select cause from answer_line union all select reason from answer_file")
                        .query(String.class)
                        .list())
                .containsExactly(masked(WITH.get(1)), masked(WITH.get(0)));
        assertThat(catchThrowable(
                        () -> OLD.jdbc().sql("update credit set text = ''").update()))
                .as("still append-only")
                .isNotNull();
    }

    private static String masked(String text) {
        return credit("E", 1, text).text();
    }

    private static void said(FileId file) {
        OLD.jdbc()
                .sql(
                        "insert into answer_file (arrival_id, file_id, answer_id, verdict, reason) select max(arrival_id), ?, 'A', 'FILE_REFUSED', ? from arrival")
                .params(file.value(), WITH.get(0))
                .update();
        OLD.jdbc().sql("""
                        insert into answer_line (arrival_id, number, file_id, position, person_hash, person_seal, last_four, verdict, satang, cause)
                        select max(a.arrival_id), 1, ?, 1, any_value(l.person_hash), any_value(l.person_seal), any_value(l.last_four), 'REFUSED', 0, ? from arrival a, line l
                        """).params(file.value(), WITH.get(1)).update();
    }

    private void stored(String side, String text) {
        OLD.jdbc()
                .sql("""
                        with kept as (
                            insert into evidence (sha256, kind, size) values (md5(:side || :text) || md5(:text), 'statement', 1) returning sha256),
                        came as (
                            insert into arrival (agency, kind, name, sha256, signature) select 'toy', 'statement', 'S', sha256, sha256 from kept returning arrival_id)
                        insert into %s (arrival_id, agency, account, entry, booked_on, satang, text)
                        select arrival_id, 'toy', '1', md5(:text), current_date, 1, :text from came
                        """.formatted(side))
                .param("side", side)
                .param("text", text)
                .update();
    }
}
