package org.songtor.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.repair.Group.Example;
import org.songtor.repair.Mending.Mended;

/** Equal mistakes are one group; only what a person picked is mended. */
class GroupingTest {
    private static final Diagnosis DIAGNOSIS =
            new Diagnosis(new SchemeNames(Set.of("nsf"), Map.of("nsf", "nsf", "กอช", "nsf")));
    private static final Random RANDOM = new Random(20260105);

    @Test
    void a_hundred_and_eighty_ids_without_their_zero_are_one_group_with_a_few_examples() {
        Grouping grouping = new Grouping(DIAGNOSIS);
        grouping.header(Map.of("period", "2026-11", "fund", "wiang"));
        for (int row = 7; row < 187; row++) {
            String id = DiagnosisTest.id(RANDOM, true).substring(1);
            grouping.row(row, Map.of("national_id", id, "amount", "100", "scheme", "nsf"));
        }
        List<Group> groups = grouping.groups();
        assertThat(groups)
                .extracting(Group::key)
                .containsExactly("ID_LOST_ZERO.national_id", "PERIOD_CHRISTIAN.batch.period");
        assertThat(groups.get(0).count()).isEqualTo(180);
        assertThat(groups.get(0).examples()).hasSize(Group.MOST_EXAMPLES).allSatisfy(e -> {
            assertThat(e.before()).matches("x{8}[0-9]{4}");
            assertThat(e.after()).matches("0x{8}[0-9]{4}");
        });
        assertThat(groups.get(1).examples()).containsExactly(new Example(0, "2026-11", "2569-11"));
    }

    @Test
    void what_cannot_be_mended_comes_last_and_shows_no_repair() {
        Grouping grouping = new Grouping(DIAGNOSIS);
        grouping.row(7, Map.of("national_id", "1.10E+12", "scheme", "กอช"));
        assertThat(grouping.groups())
                .extracting(Group::key)
                .containsExactly("SCHEME_NAME.scheme", "ID_SCIENTIFIC.national_id");
        assertThat(grouping.groups().get(1).examples()).containsExactly(new Example(7, "1.10E+12", ""));
    }

    @Test
    void an_id_is_never_shown_whole_however_it_is_written() {
        Grouping grouping = new Grouping(DIAGNOSIS);
        for (int row = 1; row <= 100; row++) {
            String id = DiagnosisTest.id(RANDOM, false);
            String written = List.of(
                            id.replaceAll("(.)(.{4})(.{5})(.{2})(.)", "$1-$2-$3-$4-$5"),
                            "'" + id,
                            id + ".0",
                            id + "9",
                            id.substring(0, 12) + (char) (id.charAt(12) == '9' ? '0' : id.charAt(12) + 1))
                    .get(row % 5);
            grouping.row(row, Map.of("national_id", written));
        }
        assertThat(grouping.groups())
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(g -> assertThat(g.examples()).allSatisfy(e -> {
                    assertThat(e.before().replaceAll("[^0-9]", "")).hasSize(4);
                    assertThat(e.after().replaceAll("[^0-9]", "")).hasSizeLessThanOrEqualTo(4);
                }));
    }

    @Test
    void only_picked_groups_are_mended() {
        String id = DiagnosisTest.id(RANDOM, true);
        Map<String, String> row = Map.of("national_id", id.substring(1), "amount", "100 บาท", "first_name", "เเก้ว");
        assertThat(mend(row)).isEqualTo(new Mended(row, false));
        assertThat(mend(row, "ID_LOST_ZERO.national_id").fields())
                .containsEntry("national_id", id)
                .containsEntry("amount", "100 บาท")
                .containsEntry("first_name", "เเก้ว");
        assertThat(mend(row, "ID_LOST_ZERO.national_id", "AMOUNT_CURRENCY.amount", "TEXT_DOUBLE_SARA_E.first_name")
                        .fields())
                .isEqualTo(Map.of("national_id", id, "amount", "100", "first_name", "แก้ว"));
        assertThat(mend(row, "AMOUNT_CURRENCY.wages").helped()).isFalse();
    }

    @Test
    void a_repair_the_check_makes_by_itself_does_not_help_a_refused_row() {
        Map<String, String> row = Map.of("amount", "1,200", "first_name", "เเก้ว");
        assertThat(mend(row, "AMOUNT_COMMAS.amount"))
                .isEqualTo(new Mended(Map.of("amount", "1200", "first_name", "เเก้ว"), false));
        assertThat(mend(row, "TEXT_DOUBLE_SARA_E.first_name").helped()).isTrue();
    }

    @Test
    void a_column_and_a_control_field_of_one_name_are_two_groups() {
        Mending mending = new Mending(DIAGNOSIS, Set.of("PERIOD_CHRISTIAN.batch.period"));
        Map<String, String> fields = Map.of("period", "2026-11");
        assertThat(mending.header(fields).fields()).containsEntry("period", "2569-11");
        assertThat(mending.row(fields).fields()).containsEntry("period", "2026-11");
    }

    private static Mended mend(Map<String, String> row, String... picked) {
        return new Mending(DIAGNOSIS, Set.of(picked)).row(row);
    }
}
