package org.songtor.demo;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.songtor.agency.FormatSamples;
import org.songtor.model.FundId;
import org.songtor.model.Member;
import org.songtor.model.NationalId;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.SchemeCode;

/** The one fund that the toy agency knows: its members and what it hands in. */
final class ToyFund {
    static final FundId ID = FundId.of("toyfund");
    static final String PAYER = "กองทุนหมู่บ้านตัวอย่าง";
    private static final List<String> NAMES = List.of("น้ำอ้อย", "น้ำผึ้ง", "บุญมี");

    private ToyFund() {}

    static NationalId person(int number) {
        return FormatSamples.person(number);
    }

    static Member member(int number, NationalId person) {
        return Member.of(
                Integer.toString(number),
                person,
                new PersonName("นาง", name(number), "ใจดี"),
                "ค้าขาย",
                Set.of(SchemeCode.of("toy-dues")));
    }

    static String name(int number) {
        return NAMES.get((number - 1) % NAMES.size());
    }

    /** So many months ago. */
    static Period ago(int months) {
        return new Period(YearMonth.now(ZoneId.of("Asia/Bangkok")).minusMonths(months));
    }

    /** 100 baht of each. */
    static String batch(Period period, Member... members) {
        StringBuilder csv = new StringBuilder("songtor-batch,1\r\nfund,toyfund\r\nperiod,")
                .append(period)
                .append("\r\ncount,")
                .append(members.length)
                .append("\r\ntotal,")
                .append(new BigDecimal(100L * members.length).setScale(2))
                .append("\r\n\r\nnational_id,title,first_name,last_name,scheme,amount,wages\r\n");
        for (Member member : members) {
            csv.append(member.person().orElseThrow().value())
                    .append(",นาง,")
                    .append(member.name().first())
                    .append(",ใจดี,toy-dues,100.00,\r\n");
        }
        return csv.toString();
    }

    /** Two of three sign up to 20,000 baht, and three misses in a row end a membership. */
    static void rules(DemoSettings settings) {
        String rule = "songtor.funds." + ID + ".rules[0].";
        settings.properties().put(rule + "from", "2558-01");
        settings.properties().put(rule + "missed-ends", "3");
        settings.properties().put(rule + "tiers[0].most-baht", "20000");
        settings.properties().put(rule + "tiers[0].role", "chair");
    }
}
