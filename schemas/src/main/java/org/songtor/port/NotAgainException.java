package org.songtor.port;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songtor.model.FileId;
import org.songtor.model.ProfileId;

/** A file is not sent again, and nothing was changed. The message is for who typed a command: what is the matter and what can be done, in Thai and English. */
public final class NotAgainException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** The words stand on the page. */
    public enum Why {
        /** People decided about money of it, which may be with the members again: it would be paid twice. */
        DECIDED,
        /** It was carried by hand, and two people said that it is there: people carry it again, and the program has nothing to send. */
        CARRIED,
        /** It was not carried by hand: nobody carries it again. */
        NOT_CARRIED,
        /** It was carried by hand, and its profile is not any more: it goes again by neither. */
        OTHER_ROAD,
        /** The bank shows its money, whole: whoever has that was told what it is for. */
        SETTLED,
        /** It was neither given up nor delivered, or is answered. */
        OTHER_STATE,
        /** Who proposed does not approve. */
        OWN_PROPOSAL,
        /** Somebody ended the proposal before, or there is none of that number. */
        ENDED
    }

    private final Why why;
    private final @Nullable Long decision;

    private NotAgainException(Why why, @Nullable Long decision, String words) {
        super(words);
        this.why = why;
        this.decision = decision;
    }

    /** @param decision about money of the file, that holds */
    public static NotAgainException decided(FileId file, long decision) {
        String words =
                "%1$s ส่งซ้ำไม่ได้ เพราะมีมติเรื่องเงินในไฟล์นี้แล้ว (D%2$d) ถ้าส่งซ้ำอาจจ่ายสองครั้ง ถ้ายังไม่ได้คืนเงินและยังไม่ได้ส่งในไฟล์อื่น ให้กองทุนยกเลิกมตินั้นก่อน แล้วเสนอใหม่"
                        + " · %1$s is not sent again: people decided about money of it (D%2$d), it might be paid twice. If nothing was paid back or sent in another file, the"
                        + " fund takes that decision back, and then it can be proposed again";
        return new NotAgainException(Why.DECIDED, decision, words.formatted(file, decision));
    }

    /** @param file of which two people said that it was carried there */
    public static NotAgainException carried(FileId file) {
        String words =
                "%1$s มีผู้นำไปส่งเอง และมีสองคนยืนยันว่าถึงแล้ว ระบบจึงไม่ส่งซ้ำ ถ้าหน่วยงานไม่พบไฟล์ ให้สองคนเสนอและอนุมัติถือไปส่งอีกครั้งด้วย handover again"
                        + " · %1$s was carried by hand, and two people said that it is there: the program does not send it again. Where the agency does not find it, two people have it carried"
                        + " once more by: handover again";
        return new NotAgainException(Why.CARRIED, null, words.formatted(file));
    }

    /** @param file that the program sent */
    public static NotAgainException notCarried(FileId file) {
        String words = "%1$s ไม่ได้มีผู้ถือไปส่ง ถ้าจะส่งซ้ำ ใช้ deliver replay"
                + " · %1$s was not handed over by hand; deliver replay has a file sent again";
        return new NotAgainException(Why.NOT_CARRIED, null, words.formatted(file));
    }

    /** @param file that was carried @param profile which is not any more */
    public static NotAgainException otherRoad(FileId file, ProfileId profile) {
        String words =
                "%1$s เคยมีผู้ถือไปส่ง แต่ตอนนี้ %2$s ไม่ได้ส่งโดยถือไปแล้ว จึงส่งซ้ำไม่ได้ทั้งสองทาง ให้ถามหน่วยงาน"
                        + " · %1$s was carried by hand, and %2$s is not any more: neither is it carried again nor does the program send it. Ask the agency";
        return new NotAgainException(Why.OTHER_ROAD, null, words.formatted(file, profile));
    }

    /** @param file whose money the bank shows, whole */
    public static NotAgainException settled(FileId file) {
        String words =
                "%1$s ถือไปส่งอีกครั้งไม่ได้ เพราะธนาคารแสดงเงินเข้าครบแล้ว ถ้าหน่วยงานไม่พบไฟล์ ให้ถามหน่วยงานนั้น"
                        + " · %1$s: the bank shows its money, whole: it is not carried again. Where the agency does not find it, ask the agency";
        return new NotAgainException(Why.SETTLED, null, words.formatted(file));
    }

    /** @param file that is on its way, or answered */
    public static NotAgainException otherState(FileId file) {
        String words = "%1$s ส่งซ้ำไม่ได้ เพราะยังอยู่ระหว่างส่ง หรือหน่วยงานตอบแล้ว ดูสถานะด้วย deliver list"
                + " · %1$s was neither given up nor delivered, or is answered: it is not sent again. See how it stands by: deliver list";
        return new NotAgainException(Why.OTHER_STATE, null, words.formatted(file));
    }

    /** @param proposal that its own proposer wants to approve */
    public static NotAgainException ownProposal(long proposal) {
        String words = "ผู้เสนออนุมัติเองไม่ได้ ให้ผู้ดูแลระบบอีกคนหนึ่งอนุมัติข้อเสนอ %1$d"
                + " · who proposed that a file is sent again does not approve it: another operator approves proposal %1$d";
        return new NotAgainException(Why.OWN_PROPOSAL, null, words.formatted(proposal));
    }

    /** @param proposal that was withdrawn or approved before, or never made */
    public static NotAgainException ended(long proposal) {
        String words = "ข้อเสนอ %1$d ไม่มี หรือจบไปแล้ว ดูข้อเสนอที่รออยู่ด้วย deliver list"
                + " · proposal %1$d was withdrawn or has ended, or there is none of that number. See what waits by: deliver list";
        return new NotAgainException(Why.ENDED, null, words.formatted(proposal));
    }

    public Why why() {
        return why;
    }

    /** The number of the decision that is taken back first; empty where it is not one. */
    public Optional<Long> decision() {
        return Optional.ofNullable(decision);
    }
}
