package org.songtor.checker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.songtor.checker.Observed.Receipt;
import org.songtor.model.Satang;

/** Receipts as funds have them: in their folders, and what a calling program kept under {@code receipts} of the run. */
final class Receipts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Receipts() {}

    static List<Receipt> of(Path run, Path home) throws IOException {
        List<Receipt> all = new ArrayList<>();
        read(run.resolve("receipts"), all);
        for (Path fund : folders(home.resolve("intake"))) {
            read(fund.resolve("receipts"), all);
            read(fund.resolve("sftp").resolve("receipts"), all);
        }
        return all;
    }

    private static void read(Path folder, List<Receipt> into) throws IOException {
        for (Path file : Entries.of(folder)) {
            if (file.getFileName().toString().matches("[^.].*[.]json")) {
                JsonNode json = JSON.readTree(file.toFile());
                // A note about a file that was never kept is a list, and no receipt.
                if (json.isObject()) {
                    into.add(receipt(json.has("receipt") ? json.get("receipt") : json));
                }
            }
        }
    }

    private static Receipt receipt(JsonNode json) {
        JsonNode submitted = json.path("submitted");
        return new Receipt(
                json.path("number").asText(),
                json.path("fund").asText(),
                json.path("sha256").asText(),
                json.path("state").asText(),
                submitted.path("lines").asInt(),
                Satang.ofBaht(new BigDecimal(submitted.path("baht").asText())).value());
    }

    private static List<Path> folders(Path folder) throws IOException {
        return Entries.of(folder).stream().filter(Files::isDirectory).toList();
    }
}
