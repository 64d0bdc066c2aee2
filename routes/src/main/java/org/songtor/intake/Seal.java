package org.songtor.intake;

import java.io.IOException;
import java.util.function.Consumer;
import org.songtor.model.Receipt;
import org.songtor.model.ReceiptSeal;
import org.songtor.port.BatchStore.Check;
import org.songtor.port.BatchStore.CheckedBatch;
import org.songtor.port.BatchStore.CheckedLine;
import org.songtor.port.Secrets;
import org.springframework.stereotype.Component;

/** Puts this installation's seal on the receipt of a check, before the store keeps it. */
@Component
class Seal {
    private final Secrets secrets;

    Seal(Secrets secrets) {
        this.secrets = secrets;
    }

    Check on(Check check) {
        return new Sealed(check);
    }

    private Receipt on(Receipt receipt) {
        return ReceiptSeal.sealed(receipt, secrets.secret(Secrets.Use.RECEIPT));
    }

    private final class Sealed implements Check {
        private final Check check;

        Sealed(Check check) {
            this.check = check;
        }

        @Override
        public void lines(Consumer<CheckedLine> to) throws IOException {
            check.lines(to);
        }

        @Override
        public CheckedBatch result() {
            CheckedBatch r = check.result();
            return new CheckedBatch(r.state(), r.header(), r.fingerprint(), r.problems(), r.missing(), on(r.receipt()));
        }
    }
}
