package org.songtor.port;

import java.time.LocalDate;
import org.songtor.model.FileId;

/** A file cannot have been handed over on that day, and nothing was noted. The message is for who typed a command: what is the matter and what can be done, in Thai and English. */
public final class WrongDayException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /**
     * @param said the day that was said, of Bangkok as are the others
     * @param from on which the file was first taken out for this handover
     * @param until today
     */
    public WrongDayException(FileId file, LocalDate said, LocalDate from, LocalDate until) {
        super(
                ("%1$s ส่งมอบวันที่ %2$s ไม่ได้ ต้องเป็นวันตั้งแต่วันที่นำไฟล์ออก (%3$s) ถึงวันนี้ (%4$s) ให้ดูวันที่บนใบรับแล้วแจ้งใหม่"
                                + " · %1$s cannot have been handed over on %2$s: the day is one from that on which it was taken out (%3$s) until today (%4$s). See the day on the receipt"
                                + " and say it again")
                        .formatted(file, said, from, until));
    }
}
