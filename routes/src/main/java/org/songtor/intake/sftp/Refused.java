package org.songtor.intake.sftp;

import java.io.IOException;
import org.apache.sshd.sftp.common.SftpConstants;

/** What a client is told when something is not done: a status of SFTP version 3, and a text that is Thai, then English. */
final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private Refused(int status, String th, String en) {
        super(th + " / " + en);
        this.status = status;
    }

    int status() {
        return status;
    }

    static Refused denied() {
        return new Refused(
                SftpConstants.SSH_FX_PERMISSION_DENIED,
                "ทำไม่ได้: วางไฟล์ใหม่ใน in และอ่านใบรับใน receipts เท่านั้น",
                "not allowed: put new files into in, read receipts from receipts");
    }

    static Refused name() {
        return new Refused(
                SftpConstants.SSH_FX_PERMISSION_DENIED,
                "ชื่อไฟล์นี้ใช้ไม่ได้ ใช้ตัวอักษร ตัวเลข และ . _ - ไม่เกิน 210 ไบต์ ไม่มีเลขประจำตัวประชาชน",
                "this file name cannot be used: letters, digits and . _ - at most 210 bytes, no national id");
    }

    static Refused missing() {
        return new Refused(SftpConstants.SSH_FX_NO_SUCH_FILE, "ไม่พบไฟล์หรือโฟลเดอร์", "there is nothing here");
    }

    static Refused taken() {
        return new Refused(
                SftpConstants.SSH_FX_PERMISSION_DENIED,
                "มีไฟล์ชื่อนี้ส่งแล้ว เขียนทับไม่ได้ ใช้ชื่ออื่น",
                "a file of this name was sent already and is not overwritten; use another name");
    }

    static Refused busy() {
        return new Refused(
                SftpConstants.SSH_FX_FAILURE, "ไฟล์นี้ยังเปิดอยู่ ปิดก่อน", "this file is still open; close it first");
    }

    static Refused tooLarge(long most) {
        return new Refused(
                SftpConstants.SSH_FX_FAILURE,
                "ไฟล์ใหญ่เกินไป ไม่เกิน " + most + " ไบต์ ไม่ได้รับไว้",
                "the file is too large, at most " + most + " bytes; nothing was kept");
    }

    static Refused incomplete() {
        return new Refused(
                SftpConstants.SSH_FX_FAILURE,
                "ไฟล์ไม่ครบ ไม่ได้รับไว้ ส่งใหม่อีกครั้ง",
                "the file is not whole and was not kept; send it again");
    }

    static Refused tooMany() {
        return new Refused(
                SftpConstants.SSH_FX_FAILURE,
                "เปิดไฟล์หรือส่งไฟล์มากเกินไปในครั้งเดียว ปิดไฟล์หรือเข้าระบบใหม่",
                "too many files in one session; close some or log in again");
    }

    static Refused handle() {
        return new Refused(SftpConstants.SSH_FX_FAILURE, "ไฟล์นี้ไม่ได้เปิดไว้", "this handle is not open for that");
    }

    static Refused broken() {
        return new Refused(
                SftpConstants.SSH_FX_FAILURE,
                "ระบบขัดข้องชั่วคราว ไม่ได้รับไฟล์ไว้ ส่งใหม่อีกครั้ง",
                "not possible at the moment; the file was not kept, send it again");
    }
}
