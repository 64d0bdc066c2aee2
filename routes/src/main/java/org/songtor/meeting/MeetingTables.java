package org.songtor.meeting;

import java.util.List;
import org.songtor.books.MeetingStatement;
import org.songtor.books.MeetingStatement.Ageing;
import org.songtor.books.MeetingStatement.Amounts;
import org.songtor.model.Satang;
import org.songtor.port.MeetingWorkbook.Line;
import org.songtor.port.MeetingWorkbook.Table;

/** What stands below a statement's table, each a sum that can be added up again: what is outstanding, how old that is, and the control total. */
final class MeetingTables {
    private MeetingTables() {}

    static List<Table> of(MeetingStatement statement) {
        Amounts all = statement.total();
        return List.of(outstanding(all), ageing(statement.ageing(), all), control(all));
    }

    private static Table outstanding(Amounts all) {
        return new Table(
                "คงค้าง outstanding",
                List.of(
                        line("พักรอนำส่ง held", all.held()),
                        line("รอส่งหรือรอคนตรวจ waiting", all.waiting()),
                        line("ส่งแล้วรอผล sent, not settled", all.passedOn().minus(all.settled())),
                        line("ต้องตัดสิน at risk", all.atRisk()),
                        line("ค้างคืนสมาชิก held for members", all.member()),
                        total("รวมคงค้าง total outstanding", all.outstanding())));
    }

    private static Table ageing(Ageing age, Amounts all) {
        return new Table(
                "อายุคงค้าง ageing",
                List.of(
                        line("ไม่ถึง 3 เดือน under 3 months", age.underThree()),
                        line("3-5 เดือน months", age.threeToFive()),
                        line("6-11 เดือน months", age.sixToEleven()),
                        line("12 เดือนขึ้นไป 12 months and more", age.twelveAndMore()),
                        total("รวมคงค้าง total outstanding", all.outstanding())));
    }

    private static Table control(Amounts all) {
        return new Table(
                "ยอดคุม control total",
                List.of(
                        line("คงค้าง outstanding", all.outstanding()),
                        line("เงินถึงแล้ว settled", all.settled()),
                        line("คืนแล้ว returned", all.returned()),
                        line("อื่น ๆ other", all.other()),
                        line("ยกไปชุดอื่น carried", all.carried()),
                        total("รวม = เก็บได้ total = collected", all.collected())));
    }

    private static Line line(String text, Satang amount) {
        return new Line(text, amount, false);
    }

    private static Line total(String text, Satang amount) {
        return new Line(text, amount, true);
    }
}
