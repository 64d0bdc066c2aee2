package org.songtor.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** The result of a check for people, Thai first. */
final class CheckText {
    private static final int MOST = 50;

    private final PrintWriter out;

    CheckText(PrintWriter out) {
        this.out = out;
    }

    /** @param alone whether no gateway was asked */
    void print(JsonNode result, boolean alone) {
        boolean refused = result.get("state").asText().equals("REFUSED");
        out.println(
                refused
                        ? "ชุดนี้จะรับไว้ไม่ได้ทั้งชุด / The batch would be refused as a whole"
                        : "ชุดนี้รับได้ / The batch would be taken");
        count("ในไฟล์ in the file", result.get("submitted"));
        count("ส่งต่อ goes on", result.get("accepted"));
        count("พักไว้ held", result.get("held"));
        count("ไม่ผ่าน refused", result.get("refused"));
        if (alone) {
            out.println(
                    "ตรวจโดยไม่ถามระบบ จึงไม่เห็นชุดก่อนหน้า / Checked alone: earlier batches and other funds are not known here");
        }
        problems(result);
        for (JsonNode file : result.get("files")) {
            file(file);
        }
    }

    private void count(String what, JsonNode count) {
        out.printf(
                "  %-22s %,9d  %15s บาท%n",
                what, count.get("lines").asInt(), count.get("baht").asText());
    }

    private void problems(JsonNode result) {
        int told = 0;
        for (JsonNode p : result.get("problems")) {
            if (told++ == MOST) {
                break;
            }
            out.printf("%s %s %s%n", p.get("code").asText(), p.get("severity").asText(), place(p));
            out.println("  " + p.get("th").asText() + " " + p.get("todo_th").asText());
            out.println("  " + p.get("en").asText() + " " + p.get("todo_en").asText());
        }
        int all = result.get("problem_count").asInt();
        if (all > MOST) {
            out.println("... " + all + " ข้อ ดูทั้งหมดด้วย -o json / " + all + " problems; -o json shows more");
        }
    }

    private static String place(JsonNode p) {
        String row = p.get("row").asInt() == 0 ? "" : "แถว row " + p.get("row").asInt() + " ";
        String found = p.get("found_th").asText();
        String expected = p.get("expected_th").asText();
        return row
                + p.get("field").asText()
                + (found.isEmpty() ? "" : " \"" + found + "\"")
                + (expected.isEmpty() ? "" : " -> " + expected);
    }

    private void file(JsonNode file) {
        out.printf(
                "%n%s %s: %,d รายการ lines, %s บาท, %,d ไบต์ bytes %s%n",
                file.get("profile").asText(),
                file.get("name").asText(),
                file.get("lines").asInt(),
                file.get("baht").asText(),
                file.get("bytes").asLong(),
                file.get("charset").asText());
        out.println(file.get("text").asText());
    }
}
