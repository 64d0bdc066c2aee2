package org.songtor.intake.sftp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songtor.intake.FundFolder;
import org.songtor.settings.SftpEntry;

/**
 * What one fund may do in one session: put files into {@code in} and fetch what lies in {@code receipts}. A file is submitted when its handle is
 * closed and its name says that it is whole. Used by one thread; every exception is one to tell the client.
 */
final class Visit implements AutoCloseable {
    private final Uploads uploads;
    private final Path receipts;
    private final int most;
    private final Map<String, Open> handles = new HashMap<>();
    private int last;

    Visit(FundFolder fund, SftpIntake intake, SftpEntry bounds, long largest) {
        this.uploads = new Uploads(fund, intake, bounds.files(), largest);
        this.receipts = fund.receipts();
        this.most = bounds.handles();
    }

    String open(String path, boolean read, boolean write) throws IOException {
        room();
        Place place = Place.of(path);
        if (place instanceof Place.Upload upload && write && !read) {
            return handle(new Open.Writing(upload, uploads.begin(upload.name())));
        }
        if (place instanceof Place.Receipt receipt && read && !write) {
            return handle(new Open.Reading(reading(receipts.resolve(receipt.name()))));
        }
        throw Refused.denied();
    }

    String openFolder(String path) throws IOException {
        room();
        Place place = Place.of(path);
        if (place instanceof Place.Root) {
            List<Entry> both = List.of(new Entry(Place.IN, Facts.IN), new Entry(Place.RECEIPTS, Facts.RECEIPTS));
            return handle(new Open.Listing(both.iterator()));
        }
        if (place instanceof Place.In) {
            return handle(new Open.Listing(uploads.entries().iterator()));
        }
        if (place instanceof Place.Receipts) {
            return handle(Open.Listing.ofReceipts(receipts));
        }
        throw Refused.denied();
    }

    void write(String handle, long offset, byte[] bytes, int from, int length) throws IOException {
        open(handle, Open.Writing.class).upload().write(offset, bytes, from, length);
    }

    /** @return how many bytes; below zero at the end */
    int read(String handle, long offset, byte[] into, int from, int length) throws IOException {
        FileChannel channel = open(handle, Open.Reading.class).channel();
        if (offset < 0) {
            throw Refused.handle();
        }
        return channel.read(ByteBuffer.wrap(into, from, length), offset);
    }

    /** The next entries of an opened folder; none at its end. */
    List<Entry> next(String handle) throws IOException {
        return open(handle, Open.Listing.class).next();
    }

    /** When this returns for an upload, it lies whole on the disk, and was submitted if its name says that it is whole. */
    void close(String handle) throws IOException {
        Open open = open(handle, Open.class);
        handles.remove(handle);
        if (open instanceof Open.Writing writing) {
            uploads.end(writing.place(), writing.upload());
        } else {
            open.close();
        }
    }

    void rename(String from, String to) throws IOException {
        uploads.rename(upload(from), upload(to));
    }

    void remove(String path) throws IOException {
        uploads.remove(upload(path));
    }

    Facts facts(String path) throws IOException {
        Place place = Place.of(path);
        if (place instanceof Place.Upload upload) {
            return uploads.facts(upload);
        }
        if (place instanceof Place.Receipt receipt) {
            return Open.receipt(receipts.resolve(receipt.name()));
        }
        if (place instanceof Place.In) {
            return Facts.IN;
        }
        return place instanceof Place.Root ? Facts.ROOT : Facts.RECEIPTS;
    }

    Facts factsOfOpen(String handle) throws IOException {
        Open open = open(handle, Open.class);
        if (open instanceof Open.Writing writing) {
            return writing.upload().facts();
        }
        if (open instanceof Open.Reading reading) {
            return Facts.receipt(reading.channel().size(), Facts.RECEIPTS.changed());
        }
        throw Refused.handle();
    }

    /**
     * Usual clients set time and rights of what they put and call the upload failed where that fails: they are told yes, and nothing is
     * changed, as neither means anything here.
     */
    void mayBeSet(String path) throws IOException {
        uploads.facts(upload(path));
    }

    /** Ends everything that was not ended by the client; nothing of it is submitted. */
    @Override
    public void close() throws IOException {
        for (Open open : handles.values()) {
            open.close();
        }
        uploads.close();
    }

    private static FileChannel reading(Path file) throws IOException {
        Open.receipt(file);
        return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    private static Place.Upload upload(String path) throws Refused {
        if (Place.of(path) instanceof Place.Upload upload) {
            return upload;
        }
        throw Refused.denied();
    }

    private void room() throws Refused {
        if (handles.size() >= most) {
            throw Refused.tooMany();
        }
    }

    private String handle(Open open) {
        last++;
        String handle = Integer.toString(last);
        handles.put(handle, open);
        return handle;
    }

    private <T extends Open> T open(String handle, Class<T> kind) throws Refused {
        Open open = handles.get(handle);
        if (!kind.isInstance(open)) {
            throw Refused.handle();
        }
        return kind.cast(open);
    }
}
