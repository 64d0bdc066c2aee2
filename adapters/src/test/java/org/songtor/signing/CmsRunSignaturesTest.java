package org.songtor.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.port.RunSignatures;

/** Whoever judges a run has its authority's certificate, and no key. */
class CmsRunSignaturesTest {
    private static final byte[] FILE = "H000001034\r\nเงินออม".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path folder;

    private static String ca;
    private static CmsSigner signer;

    private final RunSignatures run = RunSignatures.installed();

    @BeforeAll
    static void makeKeys() throws Exception {
        RsaKeys.put(ReadyKeys.at(folder.resolve("keys")), Rings.GATEWAY);
        signer = new CmsSigner(Rings.sandbox(folder.resolve("keys")));
        ca = Files.readString(folder.resolve("keys").resolve(KeyFolder.CA));
    }

    @Test
    void what_the_gateway_signed_is_good() {
        assertThat(run.reject(ca, FILE, signer.sign(Rings.GATEWAY, FILE))).isEmpty();
    }

    @Test
    void other_bytes_junk_and_an_agencys_signature_are_not() {
        byte[] other = FILE.clone();
        other[3] ^= 1;
        assertThat(run.reject(ca, other, signer.sign(Rings.GATEWAY, FILE)))
                .contains("the content is not what was signed");
        assertThat(run.reject(ca, FILE, new byte[] {1, 2, 3})).contains(CmsSignature.UNREADABLE);
        assertThat(run.reject(ca, FILE, new byte[0])).contains(CmsSignature.UNREADABLE);
        assertThat(run.reject(ca, FILE, signer.sign(Rings.AGENCY, FILE)))
                .contains("signed by another than the gateway");
    }

    @Test
    void a_gateway_of_another_authority_is_not_ours() throws Exception {
        Path elsewhere = folder.resolve("elsewhere");
        CmsSigner stranger = new CmsSigner(Rings.sandbox(elsewhere));
        assertThat(run.reject(ca, FILE, stranger.sign(Rings.GATEWAY, FILE)).orElseThrow())
                .contains("certificate is not good");
        assertThatThrownBy(() -> run.reject("no certificate", FILE, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
