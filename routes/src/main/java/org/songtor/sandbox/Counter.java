package org.songtor.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An agency's counter for one profile, where people bring files and are given answers. */
public final class Counter {
    private final Box box;
    private final AgencyDesk desk;
    private final Disk disk;

    Counter(Box box, AgencyDesk desk, Disk disk) {
        this.box = box;
        this.desk = desk;
        this.disk = disk;
    }

    /** Takes a file and its signature. One that was taken before is handed back: that is no second arrival. */
    public void take(String name, byte[] content, byte[] signature) throws IOException {
        synchronized (desk) {
            if (!desk.isTaken(box, name)) {
                disk.write(box.inbox(name + Box.SIGNATURE), signature);
                disk.write(box.inbox(name), content);
                desk.delivered(box, name);
            }
        }
    }

    /** Answers that lie ready, each with its signature beside it ({@code .p7s}). */
    public List<Path> ready() throws IOException {
        return box.waiting().stream().map(box::outbox).toList();
    }

    /** Somebody took an answer away, and it is where it belongs. */
    public void given(Path answer) throws IOException {
        String name = String.valueOf(answer.getFileName());
        if (Files.exists(box.outbox(name))) {
            box.fetched(name);
        }
    }
}
