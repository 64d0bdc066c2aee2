package org.songtor.sandbox;

import static org.songtor.model.FileState.ANSWERED;
import static org.songtor.model.FileState.DELIVERED;
import static org.songtor.model.FileState.SENT;
import static org.songtor.model.FileState.SIGNED;
import static org.songtor.model.FileState.UNDELIVERABLE;
import static org.songtor.sandbox.Misbehaviour.*;
import static org.songtor.sandbox.Misdeed.Lane.HTTPS;
import static org.songtor.sandbox.Misdeed.Lane.JMS;
import static org.songtor.sandbox.Misdeed.Lane.SFTP;
import static org.songtor.sandbox.Misdeed.Lane.SOAP;
import static org.songtor.sandbox.Misdeed.of;

import java.time.Duration;
import java.util.List;
import org.songtor.model.Label;

/** What is expected of the gateway, misbehaviour by misbehaviour. */
final class Misdeeds {
    private static final String DELIVERED_AT_ONCE = "DELIVERED";
    private static final String TRY_AGAIN = "TRY_AGAIN";
    private static final String UNKNOWN = "UNKNOWN";
    private static final String REFUSED = "REFUSED";
    /** The gateway asks a broker ten times, which a busy machine draws out; calm ends it at once. */
    private static final Duration BEYOND_ALL_QUESTIONS = Duration.ofSeconds(60);

    private Misdeeds() {}

    static List<Misdeed> all() {
        return List.of(
                of(SFTP, REFUSE_LOGIN, TRY_AGAIN, SIGNED),
                of(SFTP, PERMISSION_DENIED, TRY_AGAIN, SIGNED),
                of(SFTP, QUOTA, TRY_AGAIN, SIGNED),
                of(SFTP, DISK_FULL, UNKNOWN, SENT),
                of(SFTP, TRUNCATE, UNKNOWN, SENT),
                of(SFTP, HANG_AFTER_STORE, DELIVERED_AT_ONCE, ANSWERED).delay(Duration.ofSeconds(2)),
                of(SFTP, DROP_HALF_WAY, UNKNOWN, SENT),
                of(SFTP, RENAME_FAILS, UNKNOWN, SENT),
                of(SFTP, RENAME_TARGET_EXISTS, UNKNOWN, SENT),
                of(SFTP, RENAMED_BY_OTHERS, UNKNOWN, ANSWERED).times(1),
                of(SFTP, SLOW_READER, DELIVERED_AT_ONCE, ANSWERED).delay(Duration.ofSeconds(1)),
                of(SFTP, TAKEN_AT_ONCE, UNKNOWN, ANSWERED),
                of(SFTP, ANSWER_NEVER, DELIVERED_AT_ONCE, DELIVERED).wrong(Label.NEVER_ANSWERED),
                of(SFTP, ANSWER_LATE, DELIVERED_AT_ONCE, ANSWERED).delay(Duration.ofSeconds(2)),
                of(SFTP, ANSWER_OUT_OF_ORDER, DELIVERED_AT_ONCE, DELIVERED).times(1),
                of(SFTP, ANSWER_EARLY, DELIVERED_AT_ONCE, ANSWERED).times(1),
                of(SFTP, ANSWER_TWICE, DELIVERED_AT_ONCE, ANSWERED),
                of(SFTP, ANSWER_UNKNOWN_FILE, DELIVERED_AT_ONCE, ANSWERED).wrong(Label.ARRIVAL_REJECTED),
                of(SFTP, ANSWER_WRONG_SUMS, DELIVERED_AT_ONCE, DELIVERED).wrong(Label.ARRIVAL_REJECTED),
                of(SFTP, ANSWER_WRONG_SIGNATURE, DELIVERED_AT_ONCE, DELIVERED).wrong(Label.ARRIVAL_REJECTED),
                of(SFTP, ANSWER_WRONG_ENCODING, DELIVERED_AT_ONCE, DELIVERED).wrong(Label.ARRIVAL_REJECTED),
                of(SFTP, DUPLICATE_CREDIT, DELIVERED_AT_ONCE, ANSWERED)
                        .wrong(Label.FILE_OVER)
                        .end(Label.FILE_OVER),
                of(SFTP, MISSING_STATEMENT, DELIVERED_AT_ONCE, ANSWERED).wrong(Label.NEVER_PAID),
                of(HTTPS, REFUSE_LOGIN, TRY_AGAIN, SIGNED),
                of(HTTPS, PERMISSION_DENIED, TRY_AGAIN, SIGNED),
                of(HTTPS, QUOTA, UNKNOWN, SENT),
                of(HTTPS, DISK_FULL, UNKNOWN, SENT),
                of(HTTPS, TRUNCATE, UNKNOWN, SENT),
                of(HTTPS, HANG_AFTER_STORE, UNKNOWN, ANSWERED),
                of(HTTPS, DROP_HALF_WAY, UNKNOWN, SENT),
                of(HTTPS, SLOW_READER, DELIVERED_AT_ONCE, ANSWERED).delay(Duration.ofSeconds(1)),
                of(HTTPS, TAKEN_AT_ONCE, UNKNOWN, ANSWERED),
                of(HTTPS, ERROR_INSIDE_200, UNKNOWN, SENT),
                of(HTTPS, TOO_MANY_REQUESTS, TRY_AGAIN, SIGNED),
                of(HTTPS, UNAVAILABLE, UNKNOWN, SENT),
                of(HTTPS, EMPTY_500, UNKNOWN, SENT),
                of(HTTPS, ANSWER_NEVER, DELIVERED_AT_ONCE, DELIVERED).wrong(Label.NEVER_ANSWERED),
                of(HTTPS, ANSWER_LATE, DELIVERED_AT_ONCE, ANSWERED).delay(Duration.ofSeconds(2)),
                of(HTTPS, ANSWER_OUT_OF_ORDER, DELIVERED_AT_ONCE, DELIVERED).times(1),
                of(HTTPS, ANSWER_EARLY, DELIVERED_AT_ONCE, ANSWERED).times(1),
                of(HTTPS, ANSWER_TWICE, DELIVERED_AT_ONCE, ANSWERED),
                of(HTTPS, ANSWER_UNKNOWN_FILE, DELIVERED_AT_ONCE, ANSWERED).wrong(Label.ARRIVAL_REJECTED),
                of(HTTPS, ANSWER_WRONG_SUMS, DELIVERED_AT_ONCE, DELIVERED).wrong(Label.ARRIVAL_REJECTED),
                of(HTTPS, ANSWER_WRONG_SIGNATURE, DELIVERED_AT_ONCE, DELIVERED).wrong(Label.ARRIVAL_REJECTED),
                of(HTTPS, ANSWER_WRONG_ENCODING, DELIVERED_AT_ONCE, DELIVERED).wrong(Label.ARRIVAL_REJECTED),
                of(HTTPS, EMPTY_STATEMENT, DELIVERED_AT_ONCE, ANSWERED).wrong(Label.NEVER_PAID),
                of(HTTPS, WRONG_DAY_STATEMENT, DELIVERED_AT_ONCE, ANSWERED).wrong(Label.NEVER_PAID),
                of(SOAP, REFUSE_LOGIN, TRY_AGAIN, SIGNED),
                of(SOAP, PERMISSION_DENIED, TRY_AGAIN, SIGNED),
                of(SOAP, QUOTA, UNKNOWN, SENT),
                of(SOAP, DISK_FULL, UNKNOWN, SENT),
                of(SOAP, TRUNCATE, UNKNOWN, SENT),
                of(SOAP, HANG_AFTER_STORE, UNKNOWN, ANSWERED),
                of(SOAP, DROP_HALF_WAY, UNKNOWN, SENT),
                of(SOAP, SLOW_READER, DELIVERED_AT_ONCE, ANSWERED).delay(Duration.ofSeconds(1)),
                of(SOAP, TAKEN_AT_ONCE, UNKNOWN, ANSWERED),
                of(SOAP, ERROR_INSIDE_200, UNKNOWN, SENT),
                of(SOAP, TOO_MANY_REQUESTS, TRY_AGAIN, SIGNED),
                of(SOAP, UNAVAILABLE, UNKNOWN, SENT),
                of(SOAP, EMPTY_500, UNKNOWN, SENT),
                of(SOAP, FAULT_SENDER, REFUSED, UNDELIVERABLE).end(Label.UNDELIVERED),
                of(SOAP, FAULT_RECEIVER, UNKNOWN, SENT),
                of(SOAP, FAULT_MALFORMED, UNKNOWN, SENT),
                of(SOAP, ANSWER_NEVER, DELIVERED_AT_ONCE, DELIVERED).wrong(Label.NEVER_ANSWERED),
                of(SOAP, ANSWER_LATE, DELIVERED_AT_ONCE, ANSWERED).delay(Duration.ofSeconds(2)),
                of(SOAP, ANSWER_OUT_OF_ORDER, DELIVERED_AT_ONCE, DELIVERED).times(1),
                of(SOAP, ANSWER_WRONG_SUMS, DELIVERED_AT_ONCE, DELIVERED).wrong(Label.ARRIVAL_REJECTED),
                of(SOAP, ANSWER_WRONG_SIGNATURE, DELIVERED_AT_ONCE, DELIVERED).wrong(Label.ARRIVAL_REJECTED),
                of(JMS, REFUSE_LOGIN, TRY_AGAIN, SIGNED),
                of(JMS, PERMISSION_DENIED, TRY_AGAIN, SIGNED),
                of(JMS, QUOTA, TRY_AGAIN, SIGNED),
                of(JMS, DISK_FULL, UNKNOWN, SENT),
                of(JMS, TRUNCATE, REFUSED, UNDELIVERABLE).end(Label.UNDELIVERED),
                of(JMS, HANG_AFTER_STORE, UNKNOWN, ANSWERED),
                of(JMS, DROP_HALF_WAY, UNKNOWN, SENT),
                // The gateway asks for a second in all.
                of(JMS, SLOW_READER, DELIVERED_AT_ONCE, ANSWERED).delay(Duration.ofMillis(300)),
                of(JMS, TAKEN_AT_ONCE, UNKNOWN, ANSWERED),
                of(JMS, ANSWER_NEVER, DELIVERED_AT_ONCE, DELIVERED).wrong(Label.NEVER_ANSWERED),
                of(JMS, ANSWER_LATE, DELIVERED_AT_ONCE, ANSWERED).delay(Duration.ofSeconds(2)),
                of(JMS, ANSWER_OUT_OF_ORDER, DELIVERED_AT_ONCE, DELIVERED).times(1),
                of(JMS, ANSWER_EARLY, UNKNOWN, ANSWERED).times(1).delay(BEYOND_ALL_QUESTIONS),
                of(JMS, ANSWER_TWICE, DELIVERED_AT_ONCE, ANSWERED),
                of(JMS, ANSWER_UNKNOWN_FILE, DELIVERED_AT_ONCE, ANSWERED).wrong(Label.ARRIVAL_REJECTED),
                of(JMS, ANSWER_WRONG_SUMS, DELIVERED_AT_ONCE, DELIVERED).wrong(Label.ARRIVAL_REJECTED),
                of(JMS, ANSWER_WRONG_SIGNATURE, DELIVERED_AT_ONCE, DELIVERED).wrong(Label.ARRIVAL_REJECTED),
                of(JMS, ANSWER_WRONG_ENCODING, DELIVERED_AT_ONCE, DELIVERED).wrong(Label.ARRIVAL_REJECTED));
    }
}
