package org.songtor.agency.toy;

import org.songtor.agency.FileNames;
import org.songtor.agency.LayoutFormat;
import org.songtor.layout.LayoutShelf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The toy agency's one profile, {@code toy/dues}: 160 bytes a record, from its layout tables. */
@Component
public class ToyFormat extends LayoutFormat {
    public ToyFormat() {
        this(LayoutShelf.shipped());
    }

    @Autowired
    public ToyFormat(LayoutShelf shelf) {
        super(shelf, "toy/dues", new FileNames("TOY", "txt"), new Records("A", "B", "C"));
    }
}
