package org.songtor.desk;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells a program that too many wrong passwords came from where it calls, and when the next one is looked at: not that the person may not decide. */
@RestControllerAdvice(basePackageClasses = TriesTold.class)
class TriesTold {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Clock clock;

    TriesTold(Clock clock) {
        this.clock = clock;
    }

    @ExceptionHandler
    ResponseEntity<Object> tooMany(TooManyTries refused) {
        String at = TIME.format(refused.until().atZone(clock.getZone()));
        ResponseEntity<Object> told = Refusals.of(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-passwords",
                "ใส่รหัสผ่านผิดหลายครั้ง ลองใหม่ได้เวลา " + at + " / Too many wrong passwords, try again at " + at);
        return ResponseEntity.status(told.getStatusCode())
                .headers(told.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(refused.seconds()))
                .body(told.getBody());
    }
}
