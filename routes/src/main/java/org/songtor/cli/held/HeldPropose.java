package org.songtor.cli.held;

import java.util.List;
import java.util.Optional;
import org.songtor.desk.HeldDesk.Wish;
import org.songtor.model.FundId;
import org.songtor.model.SchemeCode;
import org.songtor.port.HeldStore.Kind;
import org.songtor.port.HeldStore.Order;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code held propose}: the first of two people. */
@Command(
        name = "propose",
        mixinStandardHelpOptions = true,
        description = {
            "Proposes to pass held money on now (RELEASE), or to give it back to one member (RETURN).",
            "Nothing moves before another officer approves it, here or on the order's page."
        })
final class HeldPropose extends AtTrust {
    @Parameters(index = "0", paramLabel = "KIND", description = "RELEASE or RETURN")
    private Kind kind = Kind.RELEASE;

    @Parameters(index = "1", paramLabel = "SCHEME", description = "as list prints it")
    private String scheme = "";

    @Option(names = "--member", paramLabel = "NUMBER", description = "one member's money only; RETURN needs it")
    private Optional<String> member = Optional.empty();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why; kept in the journal")
    private String reason = "";

    @Option(names = "--fund", paramLabel = "FUND", description = "for who keeps the books of several")
    private Optional<String> fund = Optional.empty();

    @Override
    void at(Trust trust) {
        String login = trust.acting();
        FundId of = fund(trust.funds());
        Order made = trust.desk().propose(of, new Wish(login, kind, scheme(), member, reason));
        trust.tell(made);
        trust.out()
                .println(
                        "เสนอแล้ว รออีกคนหนึ่งอนุมัติ · proposed, waits for another person: held approve " + made.id());
    }

    private FundId fund(List<FundId> own) {
        if (fund.isEmpty() && own.size() > 1) {
            throw wrong("Say --fund: one of "
                    + String.join(", ", own.stream().map(FundId::value).toList()));
        }
        return own.stream()
                .filter(f -> fund.isEmpty() || f.value().equals(fund.get()))
                .findFirst()
                .orElseThrow(() -> new DeskException(Why.NO_RIGHT));
    }

    private SchemeCode scheme() {
        try {
            return SchemeCode.of(scheme);
        } catch (IllegalArgumentException e) { // no name that a scheme may have
            throw wrong("no scheme is called so: " + scheme);
        }
    }
}
