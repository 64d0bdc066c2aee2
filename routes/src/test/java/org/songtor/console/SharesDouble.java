package org.songtor.console;

import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.songtor.agency.FormatSamples;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.model.Sha256;
import org.songtor.port.FileShares;
import org.songtor.port.KeyRing;
import org.songtor.port.Secrets;
import org.songtor.port.Signer;
import org.songtor.port.Viewer;

/** One line of wiang's in the first file of the double's month, seen by whoever sees wiang; a secret and a signature that open nothing. */
class SharesDouble implements FileShares, Secrets, Signer {
    static final FileId ID = new FileId(11);

    @Override
    public Optional<FileId> find(String file) {
        return Optional.empty();
    }

    @Override
    public Optional<Whose> whose(Viewer viewer, FileId id) {
        return id.equals(ID) && (viewer.operator() || viewer.funds().contains(MonthFixture.WIANG))
                ? Optional.of(new Whose(
                        ID,
                        ProfileId.of("baac/bill-payment"),
                        "BP-ST0000000112-000001.txt",
                        Sha256.of(new byte[0]),
                        PaymentReference.ofNumber(11),
                        Period.of("2569-11"),
                        List.of(new Share(MonthFixture.WIANG, 1, 1, Satang.ofBaht(100)))))
                : Optional.empty();
    }

    @Override
    public List<Line> lines(FileId id) {
        return List.of(new Line(
                1,
                MonthFixture.WIANG,
                new BatchId(1),
                1,
                FormatSamples.person(1),
                SchemeCode.of("taweerak"),
                Satang.ofBaht(100)));
    }

    @Override
    public SecretKeySpec secret(Use use) {
        return new SecretKeySpec(new byte[32], use.fileName());
    }

    @Override
    public byte[] sign(KeyRing.Identity signer, byte[] content) {
        return new byte[1];
    }

    @Override
    public Optional<String> reject(KeyRing.Identity expectedSigner, byte[] content, byte[] signature) {
        return Optional.of("signed by nobody");
    }

    @Override
    public Kept kept(KeyRing.Identity signer, byte[] content, byte[] signature) {
        return new Kept.Bad("signed by nobody");
    }
}
