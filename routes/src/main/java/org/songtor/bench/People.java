package org.songtor.bench;

import java.time.LocalDate;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.model.Member;
import org.songtor.model.NationalId;
import org.songtor.model.PersonName;
import org.songtor.model.SchemeCode;

/** People who do not exist, each made of a number whenever asked for, so that a million of them take no memory. Ids are of a province that is none. */
public final class People {
    static final String OCCUPATION = "เกษตรกร";

    private static final String[] TITLES = {"นาง", "นางสาว", "นาย"};
    private static final String[] FIRST = {
        "น้ำผึ้ง",
        "สมชาย",
        "บุญมี",
        "ธิดา",
        "จำนงค์",
        "รัตนา",
        "กิตติ",
        "สุดา",
        "บุญเรือน",
        "คำปัน",
        "แสงเดือน",
        "ประเสริฐ"
    };
    private static final String[] LAST = {
        "ใจดี", "กล้าหาญ", "มั่งคั่ง", "วงค์ใหญ่", "เวียงคำ", "เด่นดวง", "หงษ์คำ", "ทิพย์มา", "นันตา"
    };

    private final SchemeCode scheme;

    People(SchemeCode scheme) {
        this.scheme = scheme;
    }

    /** The members from {@code first} on. */
    List<Member> members(int first, int count) {
        return new AbstractList<>() {
            @Override
            public Member get(int index) {
                return member(first + index);
            }

            @Override
            public int size() {
                return count;
            }
        };
    }

    private Member member(int number) {
        return new Member(
                "M%07d".formatted(number),
                Member.Kind.INDIVIDUAL,
                Optional.of(person(number)),
                name(number),
                OCCUPATION,
                Optional.of(LocalDate.of(1980, 1, 1).plusDays(number % 5_000)),
                Map.of(scheme, new Member.Enrolment(LocalDate.EPOCH, Optional.empty())),
                Map.of());
    }

    public static NationalId person(int number) {
        String twelve = "399" + Integer.toString(1_000_000_000 + number).substring(1);
        return NationalId.of(twelve + NationalId.checkDigit(twelve));
    }

    public static PersonName name(int number) {
        return new PersonName(
                TITLES[number % TITLES.length],
                FIRST[number / 3 % FIRST.length],
                LAST[number / 36 % LAST.length] + LAST[number / 324 % LAST.length]);
    }
}
