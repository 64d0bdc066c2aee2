package org.songtor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.songtor.intake.RosterFile;

class RosterCommandTest {
    @Test
    void what_should_stand_in_a_row_is_told_in_thai_and_english() throws IOException {
        StringWriter err = new StringWriter();
        String file = "member_no,national_id\nW001,1509900000001\n";
        assertThat(RosterCommand.refused(RosterFile.ids(new StringReader(file)), new PrintWriter(err, true)))
                .isTrue();
        assertThat(err.toString())
                .contains("SGT-5001", "แถว row 2 national_id")
                .contains("เลข 13 หลัก หลักสุดท้ายสอดคล้องกับหลักอื่น / 13 digits, the last one fitting the others")
                .doesNotContain("1509900000001");
    }
}
