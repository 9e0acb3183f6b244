package dev.fbads.simulator.graph;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

import io.vertx.core.buffer.Buffer;

/**
 * The bytes of an answer, in pieces that are never copied to grow. Refuses to grow past its limit with Meta's "reduce the
 * amount of data", so that no question can exhaust the heap.
 */
public final class AnswerBody extends OutputStream {

    private static final int PIECE = 64 * 1024;

    private final long limit;
    private final List<Buffer> full = new ArrayList<>();
    private Buffer current = Buffer.buffer(1024);
    private long size;

    /** An empty body that may grow to this many bytes. */
    public AnswerBody(long limit) {
        this.limit = limit;
    }

    @Override
    public void write(int b) {
        write(new byte[] { (byte) b }, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        size += length;
        if (size > limit) {
            throw GraphErrors.reduceTheData();
        }
        if (current.length() >= PIECE) {
            full.add(current);
            current = Buffer.buffer(PIECE + PIECE / 4);
        }
        current.appendBytes(bytes, offset, length);
    }

    long size() {
        return size;
    }

    /** All of it, in one piece. */
    public byte[] bytes() {
        Buffer all = Buffer.buffer((int) size);
        pieces().forEach(all::appendBuffer);
        return all.getBytes();
    }

    List<Buffer> pieces() {
        List<Buffer> all = new ArrayList<>(full);
        all.add(current);
        return all;
    }
}
