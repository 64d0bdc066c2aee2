package org.songtor.agency.gsb;

import org.songtor.agency.CreditFormat;
import org.songtor.agency.FileNames;
import org.springframework.stereotype.Component;

/** {@code gsb/smart-credit}: interbank credits to the bank's collection account, as {@code smart-credit.v1.layout} says. */
@Component
public class GsbSmartCredit extends CreditFormat {
    public GsbSmartCredit() {
        super("/formats/gsb/smart-credit", new FileNames("GSC", "txt"), GsbAccount::clearing);
    }
}
