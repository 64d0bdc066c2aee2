package org.songtor.handover;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.songtor.model.ThaiDay;
import org.songtor.port.HandoverStore.Carried;
import org.songtor.port.HandoverStore.Said;
import org.songtor.settings.AgencyEntry;

/** The paper that goes with a file: a letter to the agency, a slip to be stamped, and the carrier's checklist; Thai first, English beside it. Names no member. */
final class Letter {
    private static final List<String> CHECKS = List.of(
            "ไฟล์ ลายมือชื่อ (.p7s) และ SHA256SUMS อยู่ในสื่อครบสามรายการ · file, signature (.p7s) and SHA256SUMS are all on the medium",
            "ตรวจด้วยคำสั่ง sha256sum -c SHA256SUMS แล้วถูกต้อง · checked with sha256sum -c SHA256SUMS",
            "ส่งมอบแก่เจ้าหน้าที่ที่เคาน์เตอร์หรืออัปโหลดในเว็บของหน่วยงานแล้ว · given to an officer at the counter, or uploaded to the agency’s portal",
            "ได้เลขที่รับและวันที่รับจากหน่วยงาน · the agency gave a receipt number and date",
            "ถ่ายรูปหรือสแกนใบรับแล้ว · the receipt was photographed or scanned",
            "ลบไฟล์ออกจากสื่อหลังหน่วยงานรับแล้ว · the file was deleted from the medium after the agency took it");

    private Letter() {}

    static String html(Carried file, AgencyEntry agency, URI where, String fund, LocalDate today) {
        StringBuilder out = new StringBuilder("""
                <!DOCTYPE html><html lang="th"><head><meta charset="utf-8"><title>นำส่งไฟล์ · Remittance file</title>
                <style>body{font-family:Sarabun,'TH Sarabun New',sans-serif;max-width:40rem;margin:1rem auto;padding:0 1rem}
                td,th{text-align:left;padding:.2rem .6rem;border-bottom:1px solid #999;overflow-wrap:anywhere}li{margin:.4rem 0;list-style:'☐ '}</style></head><body>
                """);
        out.append("<h1>หนังสือนำส่งไฟล์ · Cover letter</h1><p>เรียน · To: <b>")
                .append(safe(agency.nameTh()))
                .append("</b> (")
                .append(safe(agency.nameEn()))
                .append(")</p><table>");
        row(out, "กองทุน · fund", fund);
        row(out, "สถานที่หรือเว็บ · counter or portal", where.toString());
        row(out, "งวด · period", file.period().toString());
        row(out, "ไฟล์ · file", file.name());
        row(out, "SHA-256", file.sha256().hex());
        row(out, "เลขอ้างอิง · reference", file.reference().value());
        row(out, "จำนวนรายการ · lines", "%,d".formatted(file.lines()));
        row(out, "จำนวนเงิน · amount", file.amount() + " บาท · baht");
        row(out, "วันที่พิมพ์ · printed on", ThaiDay.of(today));
        file.earlier()
                .forEach(earlier -> row(
                        out,
                        "เคยนำส่งแล้ว · handed over before",
                        words(earlier.claim().said())));
        out.append(
                        "</table><h2>ใบรับ · Receipt (for the agency to fill in)</h2><p>เลขที่รับ · number ______________ &nbsp; วันที่ · date ______________</p>")
                .append(
                        "<p>ผู้รับ · received by ____________________ &nbsp; ผู้ส่ง · carried by ____________________</p>")
                .append("<h2>รายการตรวจของผู้ถือไฟล์ · Carrier’s checklist</h2><ul>");
        CHECKS.forEach(check -> out.append("<li>").append(check).append("</li>"));
        return out.append(
                        "</ul><p>ไฟล์นี้ยังไม่ถือว่าส่งแล้ว จนกว่าเจ้าหน้าที่สองคนยืนยันในระบบ · The file does not count as delivered until two officers confirm it.</p></body></html>\n")
                .toString();
    }

    /** Whoever finds the first one after all is not to book both. */
    private static String words(Said said) {
        return said.receiptNumber() + ", " + ThaiDay.of(said.handedOn())
                + ": ไฟล์เดียวกัน หากรับไว้แล้วโปรดอย่าบันทึกซ้ำ · the same file; if you have it already, do not book it twice";
    }

    private static void row(StringBuilder out, String head, String text) {
        out.append("<tr><th>")
                .append(head)
                .append("</th><td>")
                .append(safe(text))
                .append("</td></tr>\n");
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
