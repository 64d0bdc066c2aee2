package org.songtor.page;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the words of a layout table mean, Thai and English. A word that is not here is shown as it stands. */
final class Words {
    static final Map<String, String> KEYS = keys();
    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("constant", "ค่าคงที่ · always"),
            Map.entry("blank", "เว้นว่าง · blanks"),
            Map.entry("blank may-be-missing", "เว้นว่าง ไม่มีก็ได้ · blanks, may be missing"),
            Map.entry("text", "ข้อความ ชิดซ้าย · text, left"),
            Map.entry("text optional", "ข้อความ ว่างได้ · text, may be empty"),
            Map.entry("digits", "ตัวเลขครบทุกหลัก · digits, all of them"),
            Map.entry("choice", "หนึ่งใน · one of"),
            Map.entry("number", "จำนวน เติมศูนย์ข้างหน้า · number, noughts in front"),
            Map.entry("amount", "สตางค์ เติมศูนย์ข้างหน้า · satang, noughts in front"),
            Map.entry("amount positive", "สตางค์ มากกว่าศูนย์ · satang, more than nought"),
            Map.entry("date CE", "วันที่ ค.ศ. · day, common era,"),
            Map.entry("date BE", "วันที่ พ.ศ. · day, Buddhist era,"),
            Map.entry("period CE", "งวด ค.ศ. · period, common era,"),
            Map.entry("period BE", "งวด พ.ศ. · period, Buddhist era,"),
            Map.entry("person", "เลขประจำตัวประชาชน · national id"),
            Map.entry("reference", "เลขอ้างอิงการชำระเงิน · payment reference"),
            Map.entry("scheme", "รหัสโครงการ · scheme"),
            Map.entry("code", "ตัวอักษรและตัวเลข · letters and digits"),
            Map.entry("cause", "รหัสสาเหตุ ว่างได้ · cause, may be empty"),
            Map.entry("sequence", "ลำดับระเบียน · number of the record"),
            Map.entry("count", "จำนวนระเบียน · how many records"),
            Map.entry("sum", "ยอดรวมของ · sum of"),
            Map.entry("repeat", "เหมือน · same as"),
            Map.entry("line-key", "เลขอ้างอิงและลำดับรายการ · payment reference and place of the line,"),
            Map.entry("amount point", "บาท มีจุดทศนิยม · baht with a point"),
            Map.entry("amount positive point", "บาท มีจุดทศนิยม มากกว่าศูนย์ · baht with a point, more than nought"));

    private Words() {}

    private static Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("status", "สถานะ status");
        keys.put("source", "ที่มา source");
        keys.put("confidence", "ความเชื่อมั่น confidence (A-D)");
        keys.put("valid-from", "ใช้ตั้งแต่ valid from");
        keys.put("encoding", "รหัสอักขระ encoding");
        keys.put("line-ending", "ท้ายระเบียน end of record");
        keys.put("length", "ความยาวระเบียน (ไบต์) record length (bytes)");
        return keys;
    }

    /** A field's function: the longest beginning that is known in words, the rest as it stands. */
    static String function(String function) {
        for (int end = function.length(); end > 0; end = function.lastIndexOf(' ', end - 1)) {
            String known = FUNCTIONS.get(function.substring(0, end));
            if (known != null) {
                String rest = function.substring(end).strip();
                return rest.isEmpty() ? known : known + " `" + rest + "`";
            }
        }
        return "`" + function + "`";
    }

    static String occurs(String occurs) {
        return switch (occurs) {
            case "once" -> "หนึ่งครั้ง once";
            case "some" -> "หนึ่งครั้งขึ้นไป once or more";
            case "optional" -> "มีหรือไม่มีก็ได้ once or not at all";
            case "many" -> "กี่ครั้งก็ได้ any number";
            default -> occurs;
        };
    }
}
