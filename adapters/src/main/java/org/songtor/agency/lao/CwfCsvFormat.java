package org.songtor.agency.lao;

import org.songtor.agency.FileNames;
import org.springframework.stereotype.Component;

/** {@code lao/cwf}: the dues as CSV. */
@Component
public final class CwfCsvFormat extends CwfFormat {
    public CwfCsvFormat() {
        super("lao/cwf", new FileNames("CWF", "csv"), new CsvMedium());
    }
}
