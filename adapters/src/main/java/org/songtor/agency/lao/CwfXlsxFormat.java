package org.songtor.agency.lao;

import org.songtor.agency.FileNames;
import org.springframework.stereotype.Component;

/** {@code lao/cwf-xlsx}: the dues as a workbook. */
@Component
public final class CwfXlsxFormat extends CwfFormat {
    public CwfXlsxFormat() {
        super("lao/cwf-xlsx", new FileNames("CWX", "xlsx"), new XlsxMedium());
    }
}
