package org.songtor.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.port.KeyRing.Identity;
import org.songtor.port.Signer;

class CmsSignerTest {
    private static final byte[] FILE = "H000001034\r\nเงินออม".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path folder;

    private static FileKeyRing keys;
    private static CmsSigner signer;

    /** The gateway signs with RSA here, the agency with P-256. */
    @BeforeAll
    static void makeKeys() throws Exception {
        RsaKeys.put(ReadyKeys.at(folder.resolve("keys")), Rings.GATEWAY);
        keys = Rings.sandbox(folder.resolve("keys"));
        signer = new CmsSigner(keys);
    }

    @Test
    void a_signature_of_the_gateway_and_of_an_agency_is_good() {
        assertThat(signer.reject(Rings.GATEWAY, FILE, signer.sign(Rings.GATEWAY, FILE)))
                .isEmpty();
        assertThat(signer.reject(Rings.AGENCY, FILE, signer.sign(Rings.AGENCY, FILE)))
                .isEmpty();
    }

    @Test
    void openssl_verifies_with_the_ca_alone() throws Exception {
        for (Identity who : List.of(Rings.GATEWAY, Rings.AGENCY)) {
            assertThat(openssl(FILE, signer.sign(who, FILE))).contains("successful");
        }
        byte[] other = FILE.clone();
        other[3] ^= 1;
        assertThat(openssl(other, signer.sign(Rings.GATEWAY, FILE))).contains("failure");
    }

    @Test
    void openssl_finds_the_certificate_named_inside_the_signature() throws Exception {
        assertThat(openssl(FILE, signer.sign(Rings.GATEWAY, FILE), "-cades")).contains("successful");
    }

    @Test
    void changed_content_is_refused() {
        byte[] other = FILE.clone();
        other[0] = 'D';
        assertThat(signer.reject(Rings.GATEWAY, other, signer.sign(Rings.GATEWAY, FILE)))
                .contains("the content is not what was signed");
    }

    @Test
    void any_changed_byte_of_the_signature_is_refused_or_changes_nothing_that_counts() {
        byte[] good = signer.sign(Rings.AGENCY, FILE);
        byte[] cut = java.util.Arrays.copyOf(good, good.length - 1);
        byte[] longer = java.util.Arrays.copyOf(good, good.length + 1);
        byte[] last = good.clone();
        last[good.length - 1] ^= 1;
        for (byte[] bad : List.of(cut, longer, last, new byte[0], "-----BEGIN".getBytes(StandardCharsets.US_ASCII))) {
            assertThat(signer.reject(Rings.AGENCY, FILE, bad)).isPresent();
        }
    }

    @Test
    void another_signer_of_the_same_ca_is_refused() {
        assertThat(signer.reject(Rings.AGENCY, FILE, signer.sign(Rings.GATEWAY, FILE)))
                .hasValueSatisfying(why -> assertThat(why).contains("signed by another"));
        assertThat(signer.reject(new Identity.SoapClient(), FILE, signer.sign(Rings.GATEWAY, FILE)))
                .isPresent();
    }

    @Test
    void a_foreign_ca_is_refused() throws Exception {
        CmsSigner foreign = new CmsSigner(Rings.sandbox(folder.resolve("foreign")));
        byte[] signature = foreign.sign(Rings.GATEWAY, FILE);
        assertThat(foreign.reject(Rings.GATEWAY, FILE, signature)).isEmpty();
        assertThat(signer.reject(Rings.GATEWAY, FILE, signature)).isPresent();
        assertThat(openssl(FILE, signature)).contains("failure");
    }

    @Test
    void nobody_two_signers_and_content_inside_are_refused() throws Exception {
        assertThat(signer.reject(Rings.GATEWAY, FILE, cms(false, List.of()))).contains("expected one signer, found 0");
        assertThat(signer.reject(Rings.GATEWAY, FILE, cms(false, List.of(Rings.GATEWAY, Rings.AGENCY))))
                .contains("expected one signer, found 2");
        assertThat(signer.reject(Rings.GATEWAY, FILE, cms(true, List.of(Rings.GATEWAY))))
                .contains("the signature carries content of its own");
    }

    @Test
    void a_signature_that_does_not_name_its_certificate_is_refused() throws Exception {
        assertThat(signer.reject(Rings.GATEWAY, FILE, cms(false, List.of(Rings.GATEWAY))))
                .hasValueSatisfying(why -> assertThat(why).contains("signing certificate attribute"));
    }

    @Test
    void a_certificate_out_of_its_time_is_refused() {
        CmsSigner later = new CmsSigner(keys, Clock.offset(Clock.systemUTC(), Duration.ofDays(3660)));
        assertThat(later.reject(Rings.GATEWAY, FILE, signer.sign(Rings.GATEWAY, FILE)))
                .hasValueSatisfying(why -> assertThat(why).contains("certificate is not good"));
    }

    @Test
    void what_was_kept_is_good_after_the_key_was_renewed_and_after_its_certificate_ended() throws Exception {
        Path own = ReadyKeys.at(folder.resolve("renewed"));
        byte[] earlier = new CmsSigner(Rings.sandbox(own)).sign(Rings.GATEWAY, FILE);
        Instant signedAt = kept(own, Duration.ZERO, earlier).signedAt();
        assertThat(signedAt).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(kept(own, Duration.ZERO, earlier).renewed()).isFalse();
        assertThat(kept(own, Duration.ofDays(3660), earlier).signedAt()).isEqualTo(signedAt);
        RsaKeys.put(own, Rings.GATEWAY);
        assertThat(kept(own, Duration.ZERO, earlier)).isEqualTo(new Signer.Kept.Good(signedAt, true));
        assertThat(new CmsSigner(Rings.sandbox(own)).reject(Rings.GATEWAY, FILE, earlier))
                .as("what arrives today is signed with the key of today")
                .isPresent();
    }

    @Test
    void what_was_signed_outside_the_validity_of_its_certificate_is_refused_as_such() {
        for (Duration away : List.of(Duration.ofDays(3660), Duration.ofHours(-2))) {
            CmsSigner then = new CmsSigner(keys, Clock.offset(Clock.systemUTC(), away));
            assertThat(bad(then, FILE, then.sign(Rings.GATEWAY, FILE)))
                    .contains("it was signed at ", "outside the validity of its certificate");
        }
        CmsSigner tomorrow = new CmsSigner(keys, Clock.offset(Clock.systemUTC(), Duration.ofDays(1)));
        assertThat(bad(signer, FILE, tomorrow.sign(Rings.GATEWAY, FILE))).contains("and here it is only ");
    }

    @Test
    void what_was_kept_is_refused_of_another_signer_authority_or_content() throws Exception {
        byte[] other = FILE.clone();
        other[0] = 'D';
        assertThat(bad(signer, other, signer.sign(Rings.GATEWAY, FILE)))
                .isEqualTo("the content is not what was signed");
        assertThat(bad(signer, FILE, signer.sign(Rings.AGENCY, FILE)))
                .contains("signed by another than CN=gateway-sign");
        CmsSigner foreign = new CmsSigner(Rings.sandbox(folder.resolve("another-authority")));
        assertThat(bad(signer, FILE, foreign.sign(Rings.GATEWAY, FILE))).contains("certificate is not good");
        assertThat(bad(signer, FILE, cms(false, List.of(Rings.GATEWAY)))).contains("signing certificate attribute");
        assertThat(bad(signer, FILE, cms(true, List.of(Rings.GATEWAY)))).contains("content of its own");
        assertThat(bad(signer, FILE, new byte[0])).isEqualTo("not a readable CMS signature");
    }

    private static Signer.Kept.Good kept(Path keys, Duration later, byte[] signature) {
        CmsSigner then = new CmsSigner(Rings.sandbox(keys), Clock.offset(Clock.systemUTC(), later));
        return (Signer.Kept.Good) then.kept(Rings.GATEWAY, FILE, signature);
    }

    private static String bad(CmsSigner by, byte[] content, byte[] signature) {
        return ((Signer.Kept.Bad) by.kept(Rings.GATEWAY, content, signature)).why();
    }

    @Test
    void a_tls_certificate_may_not_sign_for_the_mail_purpose() throws Exception {
        assertThat(openssl(FILE, signer.sign(new Identity.TlsClient(), FILE))).contains("certificate purpose");
    }

    /** As somebody else's program might write it: no signing certificate attribute, any number of signers. */
    private static byte[] cms(boolean inside, List<Identity> who) throws Exception {
        CMSSignedDataGenerator g = new CMSSignedDataGenerator();
        for (Identity i : who) {
            X509Certificate c = (X509Certificate) keys.identity(i).getCertificate(i.name());
            PrivateKey key = (PrivateKey) keys.identity(i).getKey(i.name(), keys.password());
            String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
            g.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                    .build(new JcaContentSignerBuilder(algorithm).build(key), c));
            g.addCertificates(new JcaCertStore(List.of(c)));
        }
        return g.generate(new CMSProcessableByteArray(FILE), inside).getEncoded();
    }

    private static String openssl(byte[] content, byte[] signature, String... more)
            throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("F"), content);
        Path p7s = Files.write(folder.resolve("F.p7s"), signature);
        Path ca = Files.write(folder.resolve("ca.pem"), keys.caPem());
        List<String> command = new java.util.ArrayList<>(List.of(
                "openssl",
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-in",
                p7s.toString(),
                "-content",
                file.toString(),
                "-CAfile",
                ca.toString(),
                "-out",
                folder.resolve("out").toString()));
        command.addAll(List.of(more));
        Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(p.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(p.exitValue() == 0).isEqualTo(said.contains("successful"));
        return said;
    }
}
