package org.songtor.store;

import org.songtor.model.NationalId;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the first answer of a process would pay for is paid while the gateway starts: ciphers, classes, and the plans of a connection. Nobody's id is sealed and
 * no file is labelled, in a transaction that is rolled back. A command beside a gateway leaves it out.
 */
@Component
class Rehearsal {
    private static final String TWELVE = "100000000000";

    private final DatabaseServer server;
    private final TransactionTemplate transactions;
    private final Persons persons;
    private final Reconciling reconciling;

    Rehearsal(DatabaseServer server, TransactionTemplate transactions, Persons persons, Reconciling reconciling) {
        this.server = server;
        this.transactions = transactions;
        this.persons = persons;
        this.reconciling = reconciling;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        if (!server.joined()) {
            NationalId nobody = NationalId.of(TWELVE + NationalId.checkDigit(TWELVE));
            persons.hash(nobody);
            persons.seal(nobody, Persons.Place.answers());
            transactions.executeWithoutResult(status -> {
                status.setRollbackOnly();
                reconciling.rehearse();
            });
        }
    }
}
