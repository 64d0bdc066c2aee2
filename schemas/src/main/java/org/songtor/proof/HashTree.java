package org.songtor.proof;

import java.util.ArrayList;
import java.util.List;
import org.songtor.model.Sha256;

/**
 * A binary hash tree of always {@link #DEPTH} levels over the lines of a file, so that neither the root nor a path tells how many lines there
 * are. Leaf {@code SHA-256(00 || record)}, node {@code SHA-256(01 || left || right)} (as RFC 6962 tells them apart); where there is no line a
 * {@link Filler} stands, which nobody can tell from a hash.
 */
public final class HashTree {
    /** Room for 131,072 lines; no file has more. */
    public static final int DEPTH = 17;

    private HashTree() {}

    /** What stands for the subtree at a place where no line is: 32 bytes, the same for the same place. */
    @FunctionalInterface
    public interface Filler {
        byte[] at(int level, int index);
    }

    public static byte[] leaf(byte[] record) {
        return hash((byte) 0, record, new byte[0]);
    }

    public static Sha256 root(List<byte[]> leaves, Filler filler) {
        List<byte[]> level = checked(leaves);
        for (int height = 0; height < DEPTH; height++) {
            level = above(level, height, filler);
        }
        return Sha256.ofDigest(level.get(0));
    }

    /** What is needed beside the leaves from {@code first} to {@code last}, counted from 0, to come to the root. */
    public static List<byte[]> path(List<byte[]> leaves, Filler filler, int first, int last) {
        List<byte[]> path = new ArrayList<>();
        List<byte[]> level = checked(leaves);
        int from = first;
        int to = last;
        for (int height = 0; height < DEPTH; height++) {
            if (from % 2 == 1) {
                path.add(level.get(from - 1));
            }
            if (to % 2 == 0) {
                path.add(at(level, height, to + 1, filler));
            }
            level = above(level, height, filler);
            from /= 2;
            to /= 2;
        }
        return path;
    }

    /**
     * The root that neighbouring leaves and their path lead to.
     *
     * @param first place of the first of them, counted from 0
     * @throws IllegalArgumentException where the path is too short or too long for them
     */
    public static Sha256 rootOf(List<byte[]> own, int first, List<byte[]> path) {
        List<byte[]> level = checked(own);
        int from = first;
        int used = 0;
        for (int height = 0; height < DEPTH; height++) {
            List<byte[]> whole = new ArrayList<>();
            if (from % 2 == 1) {
                whole.add(step(path, used++));
            }
            whole.addAll(level);
            if (whole.size() % 2 == 1) {
                whole.add(step(path, used++));
            }
            level = above(whole, height, (l, i) -> {
                throw new IllegalStateException("every place is filled");
            });
            from /= 2;
        }
        if (used != path.size() || level.size() != 1) {
            throw new IllegalArgumentException("a path of " + path.size() + " does not belong to these lines");
        }
        return Sha256.ofDigest(level.get(0));
    }

    private static byte[] step(List<byte[]> path, int n) {
        if (n >= path.size()) {
            throw new IllegalArgumentException("the path is too short");
        }
        return path.get(n);
    }

    private static List<byte[]> checked(List<byte[]> leaves) {
        if (leaves.isEmpty() || leaves.size() > 1 << DEPTH) {
            throw new IllegalArgumentException("no tree of " + leaves.size() + " leaves");
        }
        return leaves;
    }

    private static List<byte[]> above(List<byte[]> level, int height, Filler filler) {
        List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
        for (int i = 0; i < level.size(); i += 2) {
            above.add(hash((byte) 1, level.get(i), at(level, height, i + 1, filler)));
        }
        return above;
    }

    private static byte[] at(List<byte[]> level, int height, int index, Filler filler) {
        return index < level.size() ? level.get(index) : filler.at(height, index);
    }

    private static byte[] hash(byte kind, byte[] left, byte[] right) {
        byte[] all = new byte[1 + left.length + right.length];
        all[0] = kind;
        System.arraycopy(left, 0, all, 1, left.length);
        System.arraycopy(right, 0, all, 1 + left.length, right.length);
        return Sha256.digest().digest(all);
    }
}
