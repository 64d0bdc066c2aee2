package org.songtor.share;

import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Sha256;
import org.songtor.port.FileShares;
import org.songtor.port.FileShares.Line;
import org.songtor.port.FileShares.Share;
import org.songtor.port.FileShares.Whose;
import org.songtor.port.KeyRing;
import org.songtor.port.Secrets;
import org.songtor.port.Signer;
import org.songtor.port.Viewer;
import org.songtor.proof.FileKey;
import org.songtor.proof.HashTree;
import org.songtor.proof.LineRecord;
import org.springframework.stereotype.Component;

/**
 * Makes signed statements of shares. A fund's statement proves, with its lines and the hashes beside them, what of the file is the fund's, and shows nothing of
 * another's line, sum or number. Two statements of one file made at any time have the same root.
 */
@Component
public class ShareStatements {
    private static final Viewer OPERATOR = new Viewer("songtor", Set.of(), true);

    private final FileShares shares;
    private final Secrets secrets;
    private final Signer signer;
    private final Clock clock;

    public ShareStatements(FileShares shares, Secrets secrets, Signer signer, Clock clock) {
        this.shares = shares;
        this.secrets = secrets;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * @param name for a file of its own; holds no personal data
     * @param signature CMS, detached, by the gateway
     */
    public record Signed(String name, byte[] json, byte[] signature) {}

    /** The statement of one fund's share; empty where the viewer may not see it, it has none, or the file is not signed. */
    public Optional<Signed> ofFund(Viewer viewer, FileId id, FundId fund) {
        return shares.whose(viewer, id)
                .flatMap(file -> file.shares().stream()
                        .filter(share -> share.fund().equals(fund))
                        .findFirst()
                        .map(share -> ofFund(file, share)));
    }

    private Signed ofFund(Whose file, Share share) {
        FileKey key = key(file);
        List<Line> lines = shares.lines(file.id());
        List<byte[]> leaves = leaves(file, lines, key);
        List<byte[]> path = HashTree.path(leaves, key, share.first() - 1, share.last() - 1);
        List<ShareJson.Line> own = lines.subList(share.first() - 1, share.last()).stream()
                .map(line -> line(line, key))
                .toList();
        return signed(
                file.name() + "." + share.fund() + ".share.json",
                new ShareJson.OfFund(
                        ShareJson.FUND_FORM,
                        clock.instant().toString(),
                        file(file),
                        part(share),
                        HashTree.root(leaves, key).hex(),
                        path.stream().map(HexFormat.of()::formatHex).toList(),
                        own));
    }

    /** The statement of all shares, with the key that makes the tree again from the file: for the operator and who is given the file. */
    public Optional<Signed> ofFile(FileId id) {
        return shares.whose(OPERATOR, id).map(this::ofFile);
    }

    private Signed ofFile(Whose file) {
        FileKey key = key(file);
        Sha256 root = HashTree.root(leaves(file, shares.lines(file.id()), key), key);
        return signed(
                file.name() + ".shares.json",
                new ShareJson.OfFile(
                        ShareJson.FILE_FORM,
                        clock.instant().toString(),
                        file(file),
                        file.shares().stream().map(ShareStatements::part).toList(),
                        root.hex(),
                        key.hex()));
    }

    private Signed signed(String name, Object statement) {
        byte[] json = ShareJson.write(statement);
        return new Signed(name, json, signer.sign(new KeyRing.Identity.Gateway(), json));
    }

    private FileKey key(Whose file) {
        return FileKey.of(secrets.secret(Secrets.Use.SHARE), file.reference());
    }

    private static List<byte[]> leaves(Whose file, List<Line> lines, FileKey key) {
        return lines.stream()
                .map(line -> new LineRecord(
                                file.reference(),
                                line.position(),
                                line.fund(),
                                line.scheme(),
                                line.amount(),
                                key.person(line.position(), line.person()))
                        .leaf())
                .toList();
    }

    private static ShareJson.File file(Whose file) {
        return new ShareJson.File(
                file.name(),
                file.sha256().hex(),
                file.reference().value(),
                file.profile().toString(),
                file.period().toString());
    }

    private static ShareJson.Part part(Share share) {
        return new ShareJson.Part(
                share.fund().value(),
                share.first(),
                share.last(),
                share.last() - share.first() + 1,
                share.amount().value());
    }

    private static ShareJson.Line line(Line line, FileKey key) {
        String id = line.person().value();
        return new ShareJson.Line(
                line.position(),
                line.batch().toString(),
                line.lineNo(),
                line.scheme().value(),
                line.amount().value(),
                id.substring(id.length() - 4),
                key.person(line.position(), line.person()).hex(),
                key.lineKey(line.position()));
    }
}
