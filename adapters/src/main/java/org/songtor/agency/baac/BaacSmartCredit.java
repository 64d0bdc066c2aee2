package org.songtor.agency.baac;

import org.songtor.agency.CreditFormat;
import org.songtor.agency.FileNames;
import org.songtor.layout.LayoutShelf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** {@code baac/smart-credit}: interbank credits to the bank's collection account, as {@code smart-credit.v1.layout} says. */
@Component
public class BaacSmartCredit extends CreditFormat {
    public BaacSmartCredit() {
        this(LayoutShelf.shipped());
    }

    @Autowired
    public BaacSmartCredit(LayoutShelf shelf) {
        super(shelf, "baac/smart-credit", new FileNames("BSC", "txt"), BaacAccount::clearing);
    }
}
