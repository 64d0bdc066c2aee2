package org.songtor.channel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.songtor.model.Sha256;

/**
 * Several files of one box at once. Only what is as plain as can be is done here; of a file with which anything is odd nothing is said, and {@link SftpBoxes}
 * does it alone and judges what it meets. None of this can send a file.
 */
final class SftpConvoy {
    /** Larger files are read back alone: requests for all of a convoy have to fit into what a server takes before its first reply is read. */
    private static final int LARGEST = 8 * SftpPipe.PIECE;

    private final SftpPipe pipe;

    SftpConvoy(SftpPipe pipe) {
        this.pipe = pipe;
    }

    /** One request of each, and then the replies. */
    private interface Request<T> {
        int about(T one) throws IOException;
    }

    private record Said<T>(T about, SftpReply reply) {}

    private record Open(String path, byte[] handle) {}

    private <T> List<Said<T>> all(List<T> them, Request<T> request) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        for (T one : them) {
            numbers.add(request.about(one));
        }
        List<Said<T>> replies = new ArrayList<>();
        for (int i = 0; i < them.size(); i++) {
            replies.add(new Said<>(them.get(i), pipe.reply(numbers.get(i))));
        }
        return replies;
    }

    private static <T> List<T> saying(int code, List<Said<T>> replies) {
        return replies.stream()
                .filter(r -> r.reply().says(code))
                .map(Said::about)
                .toList();
    }

    private static List<Open> opened(List<Said<String>> replies) {
        return replies.stream()
                .flatMap(r -> r.reply() instanceof SftpReply.Handle h
                        ? Stream.of(new Open(r.about(), h.handle()))
                        : Stream.empty())
                .toList();
    }

    /** @return of these paths those under which nothing is */
    List<String> absent(List<String> paths) throws IOException {
        List<Said<String>> replies = all(paths, path -> pipe.open(path, SftpPipe.TO_READ));
        all(opened(replies), one -> pipe.close(one.handle()));
        return saying(SftpReply.NO_SUCH_FILE, replies);
    }

    /**
     * Each under another name first, renamed when it is there whole.
     *
     * @param contents by their paths; those of more than one packet are left out
     * @return the paths under which they are now
     */
    List<String> put(Map<String, byte[]> contents, String part) throws IOException {
        List<String> small = contents.entrySet().stream()
                .filter(e -> e.getValue().length <= SftpPipe.PIECE)
                .map(Map.Entry::getKey)
                .toList();
        List<Open> opened = opened(all(small, path -> pipe.open(path + part, SftpPipe.TO_WRITE)));
        List<Integer> closing = new ArrayList<>();
        List<Said<Open>> written = all(opened, one -> {
            byte[] content = contents.getOrDefault(one.path(), new byte[0]);
            int request = pipe.write(one.handle(), content);
            closing.add(pipe.close(one.handle()));
            return request;
        });
        List<String> whole = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            boolean closed = pipe.reply(closing.get(i)).says(SftpReply.OK);
            if (closed && written.get(i).reply().says(SftpReply.OK)) {
                whole.add(written.get(i).about().path());
            }
        }
        return saying(SftpReply.OK, all(whole, path -> pipe.rename(path + part, path)));
    }

    private record Reading(String path, SftpRead read, List<Integer> requests) {}

    /**
     * Reads back.
     *
     * @param sizes by path; of what is large nothing is said
     * @return of those of just this size, by path, what they are
     */
    Map<String, Sha256> held(Map<String, Integer> sizes) throws IOException {
        List<String> small = sizes.entrySet().stream()
                .filter(e -> e.getValue() <= LARGEST)
                .map(Map.Entry::getKey)
                .toList();
        List<Reading> readings = new ArrayList<>();
        for (Open one : opened(all(small, path -> pipe.open(path, SftpPipe.TO_READ)))) {
            int size = sizes.getOrDefault(one.path(), 0);
            readings.add(new Reading(one.path(), new SftpRead(size), read(one.handle(), size)));
        }
        Map<String, Sha256> held = new HashMap<>();
        for (Reading one : readings) {
            for (int request : one.requests()) {
                one.read().take(pipe.reply(request));
            }
            one.read().whole().ifPresent(sha256 -> held.put(one.path(), sha256));
        }
        return held;
    }

    /** All pieces, whether there is more behind them, and the end. */
    private List<Integer> read(byte[] handle, int size) throws IOException {
        List<Integer> requests = new ArrayList<>();
        for (int from = 0; from < size; from += SftpPipe.PIECE) {
            requests.add(pipe.read(handle, from, Math.min(SftpPipe.PIECE, size - from)));
        }
        requests.add(pipe.read(handle, size, 1));
        requests.add(pipe.close(handle));
        return requests;
    }
}
