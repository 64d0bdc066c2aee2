package org.songtor.channel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.songtor.model.Sha256;

/**
 * Several files of one box at once. Only what is as plain as can be is done here; of a file with which anything is odd nothing is said, and {@link SftpBoxes}
 * does it alone and judges what it meets. None of this can send a file.
 */
final class SftpConvoy {
    private final SftpPipe pipe;

    SftpConvoy(SftpPipe pipe) {
        this.pipe = pipe;
    }

    /** One request of each, and then the replies. */
    private interface Request<T> {
        int about(T one) throws IOException;
    }

    private <T> Map<T, SftpReply> all(List<T> them, Request<T> request) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        for (T one : them) {
            numbers.add(request.about(one));
        }
        Map<T, SftpReply> replies = new HashMap<>();
        for (int i = 0; i < them.size(); i++) {
            replies.put(them.get(i), pipe.reply(numbers.get(i)));
        }
        return replies;
    }

    private static <T> List<T> saying(int code, List<T> them, Map<T, SftpReply> replies) {
        return them.stream().filter(one -> replies.get(one).says(code)).toList();
    }

    /** @return of these paths those under which nothing is */
    List<String> absent(List<String> paths) throws IOException {
        Map<String, SftpReply> opened = all(paths, path -> pipe.open(path, SftpPipe.TO_READ));
        closed(opened);
        return saying(SftpReply.NO_SUCH_FILE, paths, opened);
    }

    private void closed(Map<?, SftpReply> opened) throws IOException {
        List<byte[]> handles = handles(opened).values().stream().toList();
        all(handles, pipe::close);
    }

    private static <T> Map<T, byte[]> handles(Map<T, SftpReply> opened) {
        return opened.entrySet().stream()
                .filter(e -> e.getValue() instanceof SftpReply.Handle)
                .collect(Collectors.toMap(Map.Entry::getKey, e -> ((SftpReply.Handle) e.getValue()).handle()));
    }

    /**
     * Each under another name first, renamed when it is there whole.
     *
     * @param small by their paths, each of one packet
     * @return the paths under which they are now; nothing was put over anything where the server's rename does not
     */
    List<String> put(Map<String, byte[]> small, String part) throws IOException {
        List<String> paths = small.entrySet().stream()
                .filter(e -> e.getValue().length <= SftpPipe.PIECE)
                .map(Map.Entry::getKey)
                .toList();
        Map<String, byte[]> handles = handles(all(paths, path -> pipe.open(path + part, SftpPipe.TO_WRITE)));
        List<String> opened = List.copyOf(handles.keySet());
        Map<String, Integer> closing = new HashMap<>();
        Map<String, SftpReply> written = all(opened, path -> {
            byte[] content = small.getOrDefault(path, new byte[0]);
            int write = pipe.write(handles.get(path), content, 0, content.length);
            closing.put(path, pipe.close(handles.get(path)));
            return write;
        });
        List<String> whole = new ArrayList<>();
        for (String path : saying(SftpReply.OK, opened, written)) {
            if (pipe.reply(closing.get(path)).says(SftpReply.OK)) {
                whole.add(path);
            }
        }
        return saying(SftpReply.OK, whole, all(whole, path -> pipe.rename(path + part, path)));
    }

    /** Reads back. @param sizes by path. @return of those of just this size, by path, what they are */
    Map<String, Sha256> held(Map<String, Integer> sizes) throws IOException {
        Map<String, byte[]> handles = handles(all(List.copyOf(sizes.keySet()), p -> pipe.open(p, SftpPipe.TO_READ)));
        Map<String, List<Integer>> asked = new HashMap<>();
        for (var one : handles.entrySet()) {
            asked.put(one.getKey(), read(one.getValue(), sizes.getOrDefault(one.getKey(), 0)));
        }
        Map<String, Sha256> held = new HashMap<>();
        for (var one : asked.entrySet()) {
            SftpRead read = new SftpRead(sizes.getOrDefault(one.getKey(), 0));
            for (int request : one.getValue()) {
                read.take(pipe.reply(request));
            }
            read.whole().ifPresent(sha256 -> held.put(one.getKey(), sha256));
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
