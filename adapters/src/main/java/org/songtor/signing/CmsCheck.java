package org.songtor.signing;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.songtor.port.KeyRing;
import org.songtor.port.Signer.Kept;

/** Judges one detached signature; each question has its own answer, and no error is a yes. */
final class CmsCheck {
    /** By so much the signer's clock may go before ours. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final X509Certificate expected;
    private final X509Certificate ca;
    private final Clock clock;

    /** @param expected the signer's certificate of today */
    CmsCheck(X509Certificate expected, X509Certificate ca, Clock clock) {
        this.expected = expected;
        this.ca = ca;
        this.clock = clock;
    }

    /** Of what a run left: by the authority alone, signed by the gateway with any certificate of it that was good at the time of signing; empty where it was. */
    static Optional<String> ofGateway(X509Certificate ca, Clock clock, byte[] content, byte[] signature) {
        return judged(
                () -> {
                    X509Certificate signer = CmsSignature.of(content, signature).certificates().stream()
                            .filter(CmsCheck::isGateway)
                            .findFirst()
                            .orElseThrow(() -> new Unfit("signed by another than the gateway"));
                    return new CmsCheck(signer, ca, clock).kept(content, signature) instanceof Kept.Bad bad
                            ? Optional.of(bad.why())
                            : Optional.empty();
                },
                Optional::of);
    }

    private static boolean isGateway(X509Certificate certificate) {
        String name = "CN=" + new KeyRing.Identity.Gateway().name();
        return List.of(certificate.getSubjectX500Principal().getName().split(","))
                .contains(name);
    }

    /** Of what arrives: by the certificate of today, which is good now. */
    Optional<String> reject(byte[] content, byte[] signature) {
        return judged(
                () -> {
                    CmsSignature cms = CmsSignature.of(content, signature);
                    if (!cms.certificates().contains(expected)) {
                        throw anotherSigner();
                    }
                    chain(expected, clock.instant());
                    cms.fits(expected);
                    return Optional.<String>empty();
                },
                Optional::of);
    }

    /** Of what was kept: by the certificate that it carries, which is of the same name and was good when it was signed. */
    Kept kept(byte[] content, byte[] signature) {
        return judged(
                () -> {
                    CmsSignature cms = CmsSignature.of(content, signature);
                    X509Certificate then = cms.certificates().stream()
                            .filter(c -> c.getSubjectX500Principal().equals(expected.getSubjectX500Principal()))
                            .findFirst()
                            .orElseThrow(this::anotherSigner);
                    // Before it is known to fit, so that these are its own words: Bouncy Castle's verifier asks the
                    // same and says less.
                    Instant signedAt = cms.signedAt();
                    inTime(then, signedAt);
                    chain(then, signedAt);
                    cms.fits(then);
                    return new Kept.Good(signedAt, !then.equals(expected));
                },
                Kept.Bad::new);
    }

    private interface Judgement<T> {
        T judge() throws Unfit;
    }

    private static <T> T judged(Judgement<T> judgement, Function<String, T> otherwise) {
        try {
            return judgement.judge();
        } catch (Unfit e) {
            return otherwise.apply(e.why());
        } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
            // Hostile bytes make the parser throw any of these; which one says nothing a person could use.
            return otherwise.apply(CmsSignature.UNREADABLE);
        }
    }

    private Unfit anotherSigner() {
        return new Unfit("signed by another than " + expected.getSubjectX500Principal());
    }

    private void inTime(X509Certificate then, Instant signedAt) throws Unfit {
        Instant from = then.getNotBefore().toInstant();
        Instant until = then.getNotAfter().toInstant();
        if (signedAt.isBefore(from) || signedAt.isAfter(until)) {
            throw new Unfit("it was signed at " + signedAt + ", outside the validity of its certificate, " + from
                    + " to " + until);
        }
        Instant now = clock.instant();
        if (signedAt.isAfter(now.plus(CLOCKS_DIFFER))) {
            throw new Unfit("it says that it was signed at " + signedAt + ", and here it is only "
                    + now.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    private void chain(X509Certificate certificate, Instant at) throws Unfit {
        boolean[] usage = certificate.getKeyUsage();
        if (usage == null || !usage[0]) {
            throw new Unfit("the signer's certificate does not allow signatures");
        }
        try {
            PKIXParameters p = new PKIXParameters(Set.of(new TrustAnchor(ca, null)));
            p.setRevocationEnabled(false);
            p.setDate(Date.from(at));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)), p);
        } catch (GeneralSecurityException e) {
            throw new Unfit("the signer's certificate is not good: " + e.getMessage());
        }
    }
}
