package org.songtor.agency.gsb;

import org.songtor.agency.CreditFormat;
import org.songtor.agency.FileNames;
import org.songtor.layout.LayoutShelf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** {@code gsb/smart-credit}: interbank credits to the bank's collection account, as {@code smart-credit.v1.layout} says. */
@Component
public class GsbSmartCredit extends CreditFormat {
    public GsbSmartCredit() {
        this(LayoutShelf.shipped());
    }

    @Autowired
    public GsbSmartCredit(LayoutShelf shelf) {
        super(shelf, "gsb/smart-credit", new FileNames("GSC", "txt"), GsbAccount::clearing);
    }
}
