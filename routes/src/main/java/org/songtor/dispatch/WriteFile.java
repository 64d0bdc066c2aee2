package org.songtor.dispatch;

import java.util.Optional;
import org.songtor.fault.CrashPoint;
import org.songtor.flow.ActiveLayouts;
import org.songtor.flow.Formats;
import org.songtor.flow.SongtorSettings;
import org.songtor.flow.Worker;
import org.songtor.model.Catalogue;
import org.songtor.model.Document;
import org.songtor.model.FileId;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FileStore;
import org.songtor.port.FormatException;
import org.songtor.port.KeyRing;
import org.songtor.port.Outbox;
import org.songtor.port.Signer;
import org.springframework.stereotype.Component;

/** A frozen file becomes bytes and a signature. Doing it twice stores nothing new: the first signature is the one published. */
@Component
public class WriteFile {
    private final Worker worker;
    private final FileStore files;
    private final Formats formats;
    private final Signer signer;
    private final ActiveLayouts layouts;
    private final Documents documents;

    public WriteFile(
            Worker worker,
            FileStore files,
            Formats formats,
            Signer signer,
            Catalogue catalogue,
            ActiveLayouts layouts,
            SongtorSettings settings) {
        this.worker = worker;
        this.files = files;
        this.formats = formats;
        this.signer = signer;
        this.layouts = layouts;
        this.documents = new Documents(catalogue, settings);
    }

    public void write(long file) {
        worker.run(Outbox.WRITE, file, work -> {
            Optional<FileStore.Frozen> frozen = files.frozen(new FileId(file));
            frozen.ifPresent(this::sign);
        });
    }

    private void sign(FileStore.Frozen frozen) {
        AgencyFormat format = formats.of(frozen.profile());
        Document document = documents.of(frozen);
        try {
            layouts.demand(format, document.header());
            byte[] content = format.write(document);
            CrashPoint.reached(CrashPoint.FROZEN_BEFORE_SIGNING);
            byte[] signature = signer.sign(new KeyRing.Identity.Gateway(), content);
            CrashPoint.reached(CrashPoint.SIGNED_BEFORE_STORED);
            files.signed(frozen.id(), format.fileName(document.header()), content, signature);
        } catch (FormatException e) {
            // Every line passed the format's own check at intake; what fails here is for the operator, and the file
            // waits.
            throw new IllegalStateException("file " + frozen.id() + " cannot be written by " + frozen.profile(), e);
        }
    }
}
