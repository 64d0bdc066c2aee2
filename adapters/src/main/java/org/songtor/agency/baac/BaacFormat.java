package org.songtor.agency.baac;

import org.songtor.agency.FileNames;
import org.songtor.agency.LayoutFormat;
import org.songtor.layout.LayoutShelf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * {@code baac/bill-payment}: 256 bytes a record, H/D/T, as {@code bill-payment.v1.layout} says; answers by {@code
 * bill-payment-answer.v1.layout}. Ref 1 is the file's payment reference, Ref 2 the national id, Ref 3 the scheme.
 */
@Component
public class BaacFormat extends LayoutFormat {
    public BaacFormat() {
        this(LayoutShelf.shipped());
    }

    @Autowired
    public BaacFormat(LayoutShelf shelf) {
        super(shelf, "baac/bill-payment", new FileNames("BP", "txt"), new Records("H", "D", "T"));
    }
}
