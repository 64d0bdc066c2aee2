package org.songtor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.Catalogue;
import org.songtor.model.Fund;
import org.songtor.model.FundId;
import org.songtor.model.Member;
import org.songtor.model.NationalId;
import org.songtor.model.SchemeCode;
import org.songtor.port.Installation;

class RosterLoaderTest {
    private static final FundId FUND = FundId.of("wiang");
    private static final String HEADER = "member_no,national_id,title,first_name,last_name,occupation,schemes\n";
    private static final String ID = "999000000001" + NationalId.checkDigit("999000000001");

    @TempDir
    private Path home;

    private final Map<FundId, List<Member>> rosters = new HashMap<>();

    @Test
    void a_roster_in_the_funds_folder_becomes_its_active_members() throws IOException {
        load(HEADER + "W001," + ID + ",นาง,น้ำอ้อย,ใจดี,เกษตรกร,nsf|taweerak\n");
        assertThat(rosters.get(FUND)).singleElement().satisfies(m -> {
            assertThat(m.person().orElseThrow().value()).isEqualTo(ID);
            assertThat(m.name().first()).isEqualTo("น้ำอ้อย");
            assertThat(m.schemes()).containsExactlyInAnyOrder(SchemeCode.of("nsf"), SchemeCode.of("taweerak"));
        });
    }

    @Test
    void a_roster_with_a_fault_is_not_used_and_the_fault_names_the_row_and_nobody() {
        String wrong = ID.substring(0, 12) + (9 - (ID.charAt(12) - '0'));
        assertThatThrownBy(() -> load(HEADER + "W001," + ID + ",นาง,ก,ข,ค,nsf\nW002," + wrong + ",นาย,ก,ข,ค,nsf\n"))
                .hasMessageContaining("row 3")
                .hasMessageNotContaining(wrong);
        assertThatThrownBy(() -> load("member_no,name\nW001,x\n")).hasMessageContaining("row 1 name");
        assertThat(rosters).isEmpty();
    }

    @Test
    void what_was_imported_since_is_kept_until_the_file_is_another() throws IOException {
        String file = HEADER + "W001," + ID + ",นาง,น้ำอ้อย,ใจดี,เกษตรกร,nsf\n";
        load(file);
        List<Member> imported = List.of(rosters.get(FUND).get(0));
        rosters.put(FUND, imported);
        load(file);
        assertThat(rosters.get(FUND)).isSameAs(imported);

        load(file.replace("เกษตรกร", "ค้าขาย"));
        assertThat(rosters.get(FUND)).isNotSameAs(imported);
    }

    @Test
    void a_store_that_lost_its_members_takes_the_same_file_again() throws IOException {
        String file = HEADER + "W001," + ID + ",นาง,น้ำอ้อย,ใจดี,เกษตรกร,nsf\n";
        load(file);
        rosters.clear();
        load(file);
        assertThat(rosters.get(FUND)).hasSize(1);
    }

    @Test
    void a_fund_without_a_roster_keeps_the_one_it_has() {
        loader().afterSingletonsInstantiated();
        assertThat(rosters).isEmpty();
    }

    private void load(String csv) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve("intake/wiang")).resolve("roster.csv"), csv);
        loader().afterSingletonsInstantiated();
    }

    private RosterLoader loader() {
        Fund fund = new Fund(FUND, "เวียง", "Wiang", Map.of(), List.of(), List.of());
        return new RosterLoader(
                new Catalogue(Map.of(), Map.of(FUND, fund), Map.of()),
                new Installation(Installation.Mode.SANDBOX, "test", home, home.resolve("keys"), Optional.empty()),
                new MemoryRosterStore() {
                    @Override
                    public void replace(FundId of, List<Member> members) {
                        rosters.put(of, members);
                    }

                    @Override
                    public void active(FundId of, Consumer<Member> to) {
                        rosters.getOrDefault(of, List.of()).forEach(to);
                    }
                });
    }
}
