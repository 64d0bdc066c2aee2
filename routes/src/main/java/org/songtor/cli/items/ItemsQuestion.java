package org.songtor.cli.items;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code items question}: one operator asks which file a payer meant; two decide. */
@Command(
        name = "question",
        mixinStandardHelpOptions = true,
        description = {
            "For operators: asks whether a payer meant another file than the bank's text names.",
            "Nothing moves: the money counts where it did until two operators say which file (items propose ITEM MATCH_CREDIT)."
        })
final class ItemsQuestion extends AtDesk {
    @Parameters(
            index = "0",
            paramLabel = "ACCOUNT",
            description = "to which the money came, as the statement prints it or its digits")
    private String account = "";

    @Parameters(index = "1", paramLabel = "ENTRY", description = "the bank's own number of it, as the statement has it")
    private String entry = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why; kept as a note of the item")
    private String reason = "";

    @Override
    void at(Desk desk) {
        long item = desk.desk().question(desk.viewer(), account, entry, reason, desk.by(Optional.empty()));
        desk.out()
                .println("ตั้งเรื่องแล้ว รอสองคนบอกว่าเป็นของไฟล์ใด · asked, two people say which file: items show "
                        + item);
    }
}
