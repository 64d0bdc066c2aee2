package org.songtor.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.songtor.model.FundId;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.model.Sha256;

class HashTreeTest {
    private static final PaymentReference REFERENCE = PaymentReference.ofNumber(7);
    private static final FileKey KEY = FileKey.of(new SecretKeySpec(new byte[32], "SHARE"), REFERENCE);

    @Test
    void neighbouring_lines_and_their_path_lead_to_the_root_wherever_they_stand() {
        Random random = new Random(42);
        for (int n = 1; n <= 70; n++) {
            List<byte[]> leaves = leaves(n);
            int first = random.nextInt(n);
            int last = first + random.nextInt(n - first);
            List<byte[]> path = HashTree.path(leaves, KEY, first, last);
            assertThat(HashTree.rootOf(leaves.subList(first, last + 1), first, path))
                    .as("%d to %d of %d", first, last, n)
                    .isEqualTo(HashTree.root(leaves, KEY));
        }
    }

    @Test
    void a_changed_missing_or_moved_line_leads_elsewhere() {
        List<byte[]> leaves = leaves(9);
        Sha256 root = HashTree.root(leaves, KEY);
        List<byte[]> path = HashTree.path(leaves, KEY, 3, 5);
        List<byte[]> changed = new ArrayList<>(leaves.subList(3, 6));
        changed.set(1, leaves.get(0));
        assertThat(HashTree.rootOf(changed, 3, path)).isNotEqualTo(root);
        assertThat(HashTree.rootOf(leaves.subList(3, 6), 5, HashTree.path(leaves, KEY, 5, 7)))
                .isNotEqualTo(root);
        assertThatThrownBy(() -> HashTree.rootOf(leaves.subList(3, 5), 3, path))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HashTree.rootOf(leaves.subList(3, 6), 3, path.subList(1, path.size())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void how_many_lines_others_have_shows_in_no_path() {
        int alone = HashTree.path(leaves(4), KEY, 2, 3).size();
        assertThat(HashTree.path(leaves(5), KEY, 2, 3)).hasSize(alone);
        assertThat(HashTree.path(leaves(900), KEY, 2, 3)).hasSize(alone);
        assertThat(IntStream.range(0, HashTree.DEPTH).mapToObj(level -> Sha256.ofDigest(KEY.at(level, 1))))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_line_is_never_taken_for_a_node() {
        byte[] record = new byte[64];
        assertThat(HashTree.leaf(record)).isNotEqualTo(HashTree.leaf(new byte[63]));
        List<byte[]> two = leaves(2);
        byte[] joined = new byte[64];
        System.arraycopy(two.get(0), 0, joined, 0, 32);
        System.arraycopy(two.get(1), 0, joined, 32, 32);
        assertThat(HashTree.root(List.of(HashTree.leaf(joined)), KEY)).isNotEqualTo(HashTree.root(two, KEY));
    }

    @Test
    void the_root_is_the_same_in_a_hundred_years() {
        // Computed by a few lines of Python from the words of HashTree and FileKey.
        assertThat(HashTree.root(leaves(3), KEY))
                .isEqualTo(new Sha256("c4e282f850328b469b2a0059ea37f98333583e6121e77d15e3e1ead5cd5b5fcb"));
    }

    @Test
    void a_tree_has_room_for_the_largest_file_and_not_for_nothing() {
        assertThatThrownBy(() -> HashTree.root(List.of(), KEY)).isInstanceOf(IllegalArgumentException.class);
        assertThat(1 << HashTree.DEPTH).isGreaterThan(100_000);
    }

    @Test
    void a_lines_key_shows_its_person_and_nobody_elses() {
        NationalId person = NationalId.of("1509900000019".substring(0, 12) + NationalId.checkDigit("150990000001"));
        Sha256 there = KEY.person(4, person);
        assertThat(FileKey.person(KEY.lineKey(4), person)).isEqualTo(there);
        assertThat(FileKey.person(KEY.lineKey(5), person)).isNotEqualTo(there);
        assertThat(FileKey.ofHex(KEY.hex()).person(4, person)).isEqualTo(there);
        assertThat(KEY).hasToString("FileKey[hidden]");
        assertThatThrownBy(() -> FileKey.ofHex("00")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_fact_of_a_line_is_in_its_leaf() {
        LineRecord line = line(1, "wiang", "nsf", 100, "a");
        List<LineRecord> others = List.of(
                line(2, "wiang", "nsf", 100, "a"),
                line(1, "wiang2", "nsf", 100, "a"),
                line(1, "wiang", "nsf2", 100, "a"),
                line(1, "wiang", "nsf", 101, "a"),
                line(1, "wiang", "nsf", 100, "b"),
                new LineRecord(
                        PaymentReference.ofNumber(8), 1, line.fund(), line.scheme(), line.amount(), line.person()));
        assertThat(others).allSatisfy(other -> assertThat(other.leaf()).isNotEqualTo(line.leaf()));
    }

    private static LineRecord line(int position, String fund, String scheme, long satang, String person) {
        return new LineRecord(
                REFERENCE,
                position,
                FundId.of(fund),
                SchemeCode.of(scheme),
                Satang.of(satang),
                Sha256.of(person.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<byte[]> leaves(int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> HashTree.leaf(new byte[] {(byte) i}))
                .toList();
    }
}
