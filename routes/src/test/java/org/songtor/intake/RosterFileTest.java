package org.songtor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songtor.intake.RosterFile.Content;
import org.songtor.intake.RosterFile.IdOf;
import org.songtor.model.AgencyCode;
import org.songtor.model.Member;
import org.songtor.model.Problem;
import org.songtor.model.SchemeCode;

/** A fund's roster as CSV: what is taken, and how each mistake is told. */
class RosterFileTest {
    private static final String HEAD =
            "member_no,kind,national_id,title,first_name,last_name,occupation,birth_date,schemes,"
                    + "enrolled_from,references\n";
    private static final String ID = Village.person(1).value();

    @Test
    void everything_a_fund_may_know_of_a_member_is_taken() throws IOException {
        Content<Member> read = read(
                "\uFEFF" + HEAD + "W001,individual," + ID
                        + ",นาง,น้ำผึ้ง,ใจดี,เกษตรกร,2510-02-28,nsf|taweerak,nsf=2560-01-01|taweerak=2015-06-30,nsf=123|baac=P-9\n");
        assertThat(read.problems()).isEmpty();
        assertThat(read.members()).singleElement().satisfies(m -> {
            assertThat(m.person()).contains(Village.person(1));
            assertThat(m.birthDate()).contains(LocalDate.of(1967, 2, 28));
            assertThat(m.enrolments().get(SchemeCode.of("nsf")).from()).isEqualTo(LocalDate.of(2017, 1, 1));
            assertThat(m.enrolments().get(SchemeCode.of("taweerak")).from()).isEqualTo(LocalDate.of(2015, 6, 30));
            assertThat(m.references())
                    .containsEntry(AgencyCode.of("baac"), "P-9")
                    .hasSize(2);
        });
    }

    @Test
    void a_ledger_without_ids_and_a_group_are_members_too() throws IOException {
        Content<Member> read =
                read(HEAD + "W001,,,นาย,สมชาย,กล้าหาญ,,,nsf,,\nG1,กลุ่ม,,,กลุ่มแม่บ้าน,,,,taweerak,2560-01-01,\n");
        assertThat(read.problems()).isEmpty();
        assertThat(read.members()).extracting(Member::kind).containsExactly(Member.Kind.INDIVIDUAL, Member.Kind.GROUP);
        assertThat(read.members()).allMatch(m -> m.person().isEmpty());
        assertThat(read.members()
                        .get(1)
                        .enrolments()
                        .get(SchemeCode.of("taweerak"))
                        .from())
                .isEqualTo(LocalDate.of(2017, 1, 1));
    }

    @Test
    void whoever_reads_a_roster_that_is_wrong_is_told_in_thai_and_english() {
        String twice = HEAD + "W001,,,นาย,สมชาย,กล้าหาญ,,,nsf,,\nW001,,,นาย,สมศักดิ์,กล้าหาญ,,,nsf,,\n";
        assertThatThrownBy(() -> RosterFile.read(new StringReader(twice)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("row 3 member_no")
                .hasMessageContaining("เลขที่อื่น ไม่ซ้ำกับแถวที่ 2 / another number than row 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "W001,,1101700230700,ก,ข,ค,,,nsf,,; national_id",
                ",,,ก,ข,ค,,,nsf,,; member_no",
                "W001,,,ก,,ค,,,nsf,,; first_name",
                "W001,,,ก,ข,,,,nsf,,; last_name",
                "W001,firm,,ก,ข,ค,,,nsf,,; kind",
                "W001,,,ก,ข,ค,,2510-02-29,nsf,,; birth_date",
                "W001,,,ก,ข,ค,,28/02/2510,nsf,,; birth_date",
                "W001,,,ก,ข,ค,,,lottery,,; schemes",
                "W001,,,ก,ข,ค,,,nsf,taweerak=2560-01-01,; enrolled_from",
                "W001,,,ก,ข,ค,,,nsf,soon,; enrolled_from",
                "W001,,,ก,ข,ค,,,nsf,,xyz=1; references",
                "W001,,,ก,ข,ค,,,nsf,,baac; references",
            })
    void a_mistake_names_its_row_and_column(String row, String field) throws IOException {
        assertThat(read(HEAD + row + "\n").problems()).singleElement().satisfies(p -> {
            assertThat(p.row()).isEqualTo(2);
            assertThat(p.field()).isEqualTo(field);
        });
    }

    @Test
    void a_group_has_no_national_id_and_nobody_stands_there_twice() throws IOException {
        List<Problem> problems = read(HEAD + "G1,group," + ID + ",,ก,,,,nsf,,\nW1,,,ก,ข,ค,,,nsf,,\nW1,," + ID
                        + ",ก,ข,ค,,,nsf,,\n")
                .problems();
        assertThat(problems).extracting(Problem::row).containsExactly(2, 4, 4);
        assertThat(problems).extracting(Problem::field).containsExactly("national_id", "member_no", "national_id");
        assertThat(problems).noneMatch(p -> p.found().contains(ID));
    }

    @Test
    void a_column_that_is_missing_or_unknown_stops_everything() throws IOException {
        assertThat(read("member_no,name\nW001,x\n").problems())
                .extracting(Problem::field)
                .contains("name", "schemes");
        assertThat(read(HEAD).problems()).hasSize(1);
        assertThat(read("").problems()).hasSize(1);
        assertThat(read(HEAD + "W001,too,short\n").problems()).hasSize(1);
        assertThat(read(HEAD + "\"W001\n").problems()).hasSize(1);
    }

    @Test
    void ids_that_complete_a_ledger_are_two_columns() throws IOException {
        Content<IdOf> ids = RosterFile.ids(new StringReader("member_no,national_id\nW001," + ID + "\n"));
        assertThat(ids.members()).containsExactly(new IdOf("W001", Village.person(1)));
        assertThat(RosterFile.ids(new StringReader("member_no,national_id\nW001,\n"))
                        .problems())
                .hasSize(1);
    }

    private static Content<Member> read(String csv) throws IOException {
        return RosterFile.read(new StringReader(csv), Village.catalogue());
    }
}
