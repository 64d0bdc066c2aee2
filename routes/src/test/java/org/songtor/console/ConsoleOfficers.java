package org.songtor.console;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** People who may log in to the tests' console: two treasurers of different funds, a chair, a collector of both, a committee member, a secretary, three operators, a chair and an operator whose terms are over, and an operator whose term begins tomorrow; password {@code <login>-secret}. */
public final class ConsoleOfficers implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "server.address=127.0.0.1",
                        "songtor.home=target/console",
                        "songtor.keys=target/console-keys",
                        "songtor.officers[0].login=malee",
                        "songtor.officers[0].name=มาลี ใจดี",
                        "songtor.officers[0].password={noop}malee-secret",
                        "songtor.officers[0].role=treasurer",
                        "songtor.officers[0].funds=wiang",
                        "songtor.officers[1].login=somchai",
                        "songtor.officers[1].name=สมชาย รักบ้าน",
                        "songtor.officers[1].password={noop}somchai-secret",
                        "songtor.officers[1].role=treasurer",
                        "songtor.officers[1].funds=dokkhamtai",
                        "songtor.officers[2].login=operator",
                        "songtor.officers[2].name=ผู้ดูแล",
                        "songtor.officers[2].password={noop}operator-secret",
                        "songtor.officers[2].role=operator",
                        "songtor.officers[3].login=prasit",
                        "songtor.officers[3].name=ประสิทธิ์ ตั้งใจ",
                        "songtor.officers[3].password={noop}prasit-secret",
                        "songtor.officers[3].role=chair",
                        "songtor.officers[3].funds=wiang",
                        "songtor.officers[4].login=kanda",
                        "songtor.officers[4].name=กานดา รอบคอบ",
                        "songtor.officers[4].password={noop}kanda-secret",
                        "songtor.officers[4].role=collector",
                        "songtor.officers[4].funds=wiang,dokkhamtai",
                        "songtor.officers[5].login=deputy",
                        "songtor.officers[5].name=ผู้ดูแลคนที่สอง",
                        "songtor.officers[5].password={noop}deputy-secret",
                        "songtor.officers[5].role=operator",
                        "songtor.officers[6].login=wichai",
                        "songtor.officers[6].name=วิชัย ผู้ดูแลอีกคน",
                        "songtor.officers[6].password={noop}wichai-secret",
                        "songtor.officers[6].role=operator",
                        "songtor.officers[7].login=former",
                        "songtor.officers[7].name=ชาลี อดีตประธาน",
                        "songtor.officers[7].password={noop}former-secret",
                        "songtor.officers[7].role=chair",
                        "songtor.officers[7].funds=wiang",
                        "songtor.officers[7].until=2026-11-20",
                        "songtor.officers[8].login=boonmee",
                        "songtor.officers[8].name=บุญมี อดีตผู้ดูแล",
                        "songtor.officers[8].password={noop}boonmee-secret",
                        "songtor.officers[8].role=operator",
                        "songtor.officers[8].until=2026-11-20",
                        "songtor.officers[9].login=narin",
                        "songtor.officers[9].name=นรินทร์ ว่าที่ผู้ดูแล",
                        "songtor.officers[9].password={noop}narin-secret",
                        "songtor.officers[9].role=operator",
                        "songtor.officers[9].from=2026-11-22",
                        "songtor.officers[10].login=anong",
                        "songtor.officers[10].name=อนงค์ กรรมการ",
                        "songtor.officers[10].password={noop}anong-secret",
                        "songtor.officers[10].role=committee",
                        "songtor.officers[10].funds=wiang",
                        "songtor.officers[11].login=suda",
                        "songtor.officers[11].name=สุดา จดบันทึก",
                        "songtor.officers[11].password={noop}suda-secret",
                        "songtor.officers[11].role=secretary",
                        "songtor.officers[11].funds=wiang",
                        "songtor.intake.ceiling=2097152")
                .applyTo(context);
    }
}
