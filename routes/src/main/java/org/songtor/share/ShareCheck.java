package org.songtor.share;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.songtor.model.Document;
import org.songtor.model.FundId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.model.Sha256;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;
import org.songtor.proof.FileKey;
import org.songtor.proof.HashTree;
import org.songtor.proof.LineRecord;

/**
 * Whether a statement's sums, hashes and, where the file is at hand, its lines are what it says. Needs no store and no secret; the signature
 * over the statement is for {@link org.songtor.port.Signer} or OpenSSL.
 */
public final class ShareCheck {
    private final List<String> problems = new ArrayList<>();
    private final Function<String, AgencyFormat> formats;

    private ShareCheck(Function<String, AgencyFormat> formats) {
        this.formats = formats;
    }

    /**
     * @param told the statement in a few words, without a national id
     * @param summed whether amounts and hashes were looked at: a statement of a whole file has no lines of its own, so only the file can show them
     * @param problems nothing where it holds
     */
    public record Verdict(String told, boolean summed, List<String> problems) {
        public boolean holds() {
            return problems.isEmpty();
        }
    }

    /**
     * @param root as it is known from elsewhere, for example another fund's statement of the same file
     * @param file the agency file's bytes
     * @param formats by profile name
     * @throws IllegalArgumentException where it is no statement
     */
    public static Verdict of(
            byte[] json, Optional<Sha256> root, Optional<byte[]> file, Function<String, AgencyFormat> formats) {
        ShareCheck check = new ShareCheck(formats);
        Object said = ShareJson.read(json);
        String told = said instanceof ShareJson.OfFund fund
                ? check.fund(fund, root, file)
                : check.whole((ShareJson.OfFile) said, root, file);
        return new Verdict(told, said instanceof ShareJson.OfFund || file.isPresent(), List.copyOf(check.problems));
    }

    private String fund(ShareJson.OfFund said, Optional<Sha256> root, Optional<byte[]> file) {
        ShareJson.Part share = said.share();
        sums(said);
        root(said.root(), root);
        List<byte[]> leaves =
                said.lines().stream().map(line -> record(said, line).leaf()).toList();
        List<byte[]> path = said.path().stream().map(HexFormat.of()::parseHex).toList();
        demand(leads(leaves, share.firstPosition() - 1, path, said.root()), "the lines do not lead to the root");
        file.flatMap(bytes -> read(said.file(), bytes))
                .ifPresent(document -> said.lines()
                        .forEach(line -> demand(
                                stands(document, line),
                                "position " + line.position()
                                        + " of the file holds another person, scheme or amount")));
        return told(share);
    }

    private void sums(ShareJson.OfFund said) {
        ShareJson.Part share = said.share();
        int position = share.firstPosition();
        long sum = 0;
        for (ShareJson.Line line : said.lines()) {
            demand(line.position() == position++, "position " + line.position() + " is out of order");
            sum = Math.addExact(sum, line.satang());
        }
        demand(
                position == share.lastPosition() + 1 && said.lines().size() == share.lines(),
                "the positions are not those of the share");
        demand(sum == share.satang(), "the lines do not add up to the share");
    }

    private static boolean leads(List<byte[]> leaves, int first, List<byte[]> path, String root) {
        try {
            return HashTree.rootOf(leaves, first, path).hex().equals(root);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static LineRecord record(ShareJson.OfFund said, ShareJson.Line line) {
        return new LineRecord(
                PaymentReference.of(said.file().reference()),
                line.position(),
                FundId.of(said.share().fund()),
                SchemeCode.of(line.scheme()),
                Satang.of(line.satang()),
                new Sha256(line.person()));
    }

    private static boolean stands(Document document, ShareJson.Line line) {
        if (line.position() > document.lines().size()) {
            return false;
        }
        Document.Line there = document.lines().get(line.position() - 1);
        return there.amount().value() == line.satang()
                && there.scheme().value().equals(line.scheme())
                && FileKey.person(line.key(), there.person()).hex().equals(line.person());
    }

    private String whole(ShareJson.OfFile said, Optional<Sha256> root, Optional<byte[]> file) {
        int next = 1;
        for (ShareJson.Part share : said.shares()) {
            demand(
                    share.firstPosition() == next
                            && share.lastPosition() - share.firstPosition() + 1 == share.lines()
                            && share.lines() > 0,
                    "the share of " + share.fund() + " leaves a gap or lies over another");
            next = share.lastPosition() + 1;
        }
        root(said.root(), root);
        Optional<Document> document = file.flatMap(bytes -> read(said.file(), bytes));
        if (document.isPresent() && problems.isEmpty()) {
            against(said, document.get());
        }
        StringBuilder told = new StringBuilder();
        said.shares().forEach(share -> told.append(told.isEmpty() ? "" : "\n").append(told(share)));
        return told.toString();
    }

    private void against(ShareJson.OfFile said, Document document) {
        FileKey key = FileKey.ofHex(said.key());
        List<byte[]> leaves = new ArrayList<>();
        for (ShareJson.Part share : said.shares()) {
            long sum = 0;
            for (int position = share.firstPosition();
                    position <= Math.min(share.lastPosition(), document.lines().size());
                    position++) {
                Document.Line line = document.lines().get(position - 1);
                sum = Math.addExact(sum, line.amount().value());
                leaves.add(new LineRecord(
                                PaymentReference.of(said.file().reference()),
                                position,
                                FundId.of(share.fund()),
                                line.scheme(),
                                line.amount(),
                                key.person(position, line.person()))
                        .leaf());
            }
            demand(sum == share.satang(), "the file's lines of " + share.fund() + " do not add up to its share");
        }
        demand(leaves.size() == document.lines().size(), "the shares are not the whole file");
        demand(HashTree.root(leaves, key).hex().equals(said.root()), "the file's lines do not lead to the root");
    }

    /** The form may say the reference in the file's name, so the name is the statement's and not the local one. */
    private Optional<Document> read(ShareJson.File said, byte[] bytes) {
        if (!Sha256.of(bytes).hex().equals(said.sha256())) {
            problems.add("the file is another: its SHA-256 is " + Sha256.of(bytes));
            return Optional.empty();
        }
        try {
            Document document = formats.apply(said.profile()).read(said.name(), bytes);
            demand(
                    document.header().reference().value().equals(said.reference()),
                    "the file has another payment reference");
            return Optional.of(document);
        } catch (FormatException e) {
            problems.add("the file cannot be read as " + said.profile());
            return Optional.empty();
        }
    }

    private void root(String said, Optional<Sha256> known) {
        known.ifPresent(root -> demand(root.hex().equals(said), "the statement has another root: " + said));
    }

    private void demand(boolean holds, String otherwise) {
        if (!holds) {
            problems.add(otherwise);
        }
    }

    private static String told(ShareJson.Part share) {
        return share.fund() + ": ลำดับที่ positions " + share.firstPosition() + "-" + share.lastPosition()
                + ", รายการ lines " + share.lines() + ", บาท baht "
                + Satang.of(share.satang()).toBaht();
    }
}
