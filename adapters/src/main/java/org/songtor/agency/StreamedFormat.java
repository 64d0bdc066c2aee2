package org.songtor.agency;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.songtor.layout.Layout;
import org.songtor.layout.LayoutShelf;
import org.songtor.layout.RowSource;
import org.songtor.model.Document;
import org.songtor.port.FormatException;
import org.songtor.port.Lines;

/** A fixed-width profile whose lines pass one by one, written and read, so that a file of any size takes the same memory. */
public abstract class StreamedFormat extends FixedWidthFormat {
    protected StreamedFormat(LayoutShelf shelf, String profile, FileNames names, Records records) {
        super(shelf, profile, names, records);
    }

    /** The records of one file, in their order. */
    protected abstract RowSource rows(Layout layout, Document.Header header, Lines lines);

    @Override
    public byte[] write(Document document) throws FormatException {
        return Memory.written(out -> write(document.header(), Memory.lines(document), out));
    }

    @Override
    public void write(Document.Header header, Lines lines, OutputStream out) throws FormatException, IOException {
        names.checkSequence(header.sequence());
        Layout layout = layouts.at(header.period(), header.date());
        layout.write(rows(layout, header, lines), out);
    }

    @Override
    public Document read(String fileName, byte[] content) throws FormatException {
        return Memory.read(content, (in, sink) -> read(fileName, in, sink));
    }

    /** Required here: without it reading would come back to the one above. */
    @Override
    public abstract Document.Header read(String fileName, InputStream in, Lines.Sink sink)
            throws FormatException, IOException;
}
