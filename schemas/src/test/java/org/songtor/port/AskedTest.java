package org.songtor.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.songtor.model.BatchId;
import org.songtor.model.NationalId;
import org.songtor.port.Traces.Subject;

class AskedTest {
    private static final String ID = "150990000001" + NationalId.checkDigit("150990000001");

    @Test
    void an_id_is_known_with_and_without_its_hyphens_and_a_mistyped_one_is_nothing() {
        assertThat(Asked.of(ID)).contains(new Subject.Person(NationalId.of(ID)));
        assertThat(Asked.of(" 1-5099-00000-01-" + ID.charAt(12))).contains(new Subject.Person(NationalId.of(ID)));
        String wrong = ID.substring(0, 12) + (char) ('0' + (ID.charAt(12) - '0' + 1) % 10);
        assertThat(Asked.of(wrong)).isEmpty();
    }

    @Test
    void a_reference_a_file_a_passbook_line_and_a_member_are_told_by_their_shape() {
        assertThat(Asked.of("D0000001.txt")).contains(new Subject.FileName("D0000001.txt"));
        assertThat(Asked.of("0200000001:E-17")).contains(new Subject.Entry("0200000001", "E-17"));
        assertThat(Asked.of("020-0-00000-1 E-17")).contains(new Subject.Entry("0200000001", "E-17"));
        assertThat(Asked.of("W001")).contains(new Subject.MemberNo("W001"));
        String reference = org.songtor.model.PaymentReference.ofNumber(7).value();
        assertThat(Asked.of(reference.toLowerCase(java.util.Locale.ROOT)).orElseThrow())
                .isInstanceOf(Subject.Reference.class);
    }

    /** As banks write it, and statements take it. */
    @Test
    void a_reference_in_groups_is_the_reference_and_a_mistyped_one_is_nothing() {
        for (String typed :
                new String[] {"ST 0000 0011 65", "st0000-0011-65", "ST-0000001165", "ST 00000011 65", " sT 0000001165 "
                }) {
            assertThat(Asked.of(typed))
                    .as(typed)
                    .contains(new Subject.Reference(org.songtor.model.PaymentReference.of("ST0000001165")));
        }
        assertThat(Asked.of("ST 0000 0011 66")).isEmpty();
    }

    @Test
    void a_batch_is_asked_for_as_pages_show_it_and_in_small_letters() {
        for (String typed : new String[] {"B000001", " b000001 "}) {
            assertThat(Asked.of(typed))
                    .contains(new Subject.Batch(new BatchId(1), new Subject.MemberNo(typed.strip())));
        }
        assertThat(Asked.of("B1")).as("no batch is written so").contains(new Subject.MemberNo("B1"));
    }

    @Test
    void a_mistyped_reference_is_nothing() {
        String right = org.songtor.model.PaymentReference.ofNumber(113).value();
        for (int digit = 2; digit < right.length(); digit++) {
            char other = (char) ('0' + (right.charAt(digit) - '0' + 1) % 10);
            assertThat(Asked.of(right.substring(0, digit) + other + right.substring(digit + 1)))
                    .isEmpty();
        }
        assertThat(Asked.of("st0000000113")).isEmpty();
    }

    @Test
    void nothing_and_too_much_are_nothing() {
        assertThat(Asked.of("  ")).isEmpty();
        assertThat(Asked.of("x".repeat(201))).isEmpty();
    }

    /** No store can look for U+0000, whatever stands around it. */
    @Test
    void what_no_name_holds_is_nothing() {
        for (String typed :
                new String[] {"a\u0000b", "W001\u0000", "020123456789:a\u0000b", "a.\u0000", "a\u0001b", "a\u0085b"}) {
            assertThat(Asked.of(typed)).isEmpty();
        }
    }
}
