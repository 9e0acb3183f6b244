package dev.fbads.query.cache;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** An answer as it lies in Redis: its length, then its bytes, deflated where that makes them fewer. */
final class PackedAnswer {

    private static final int PLAIN = 0;
    private static final int DEFLATED = 1;
    private static final int HEADER = 5;
    private static final int CHUNK = 8192;
    private static final int BYTE = 8;

    private PackedAnswer() {
    }

    /** @param compressFrom a shorter answer stays as it is */
    static byte[] pack(byte[] answer, long compressFrom) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(answer.length / 2 + HEADER);
        if (answer.length >= compressFrom) {
            header(packed, DEFLATED, answer.length);
            deflate(answer, packed);
            if (packed.size() < answer.length) {
                return packed.toByteArray();
            }
            packed.reset();
        }
        header(packed, PLAIN, answer.length);
        packed.writeBytes(answer);
        return packed.toByteArray();
    }

    /** Empty for what {@link #pack} did not make, or made of a longer answer. */
    static Optional<byte[]> unpack(byte[] packed, long longest) {
        if (packed.length < HEADER || packed[0] != PLAIN && packed[0] != DEFLATED) {
            return Optional.empty();
        }
        int length = 0;
        for (int at = 1; at < HEADER; at++) {
            length = length << BYTE | Byte.toUnsignedInt(packed[at]);
        }
        if (length < 0 || length > longest) {
            return Optional.empty();
        }
        byte[] answer = new byte[length];
        if (packed[0] == DEFLATED) {
            return inflate(packed, answer) ? Optional.of(answer) : Optional.empty();
        }
        if (packed.length - HEADER != length) {
            return Optional.empty();
        }
        System.arraycopy(packed, HEADER, answer, 0, length);
        return Optional.of(answer);
    }

    private static void header(ByteArrayOutputStream packed, int kind, int length) {
        packed.write(kind);
        for (int shift = Integer.SIZE - BYTE; shift >= 0; shift -= BYTE) {
            packed.write(length >>> shift);
        }
    }

    private static void deflate(byte[] answer, ByteArrayOutputStream packed) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(answer);
            deflater.finish();
            byte[] chunk = new byte[CHUNK];
            while (!deflater.finished()) {
                packed.write(chunk, 0, deflater.deflate(chunk));
            }
        } finally {
            deflater.end();
        }
    }

    private static boolean inflate(byte[] packed, byte[] answer) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed, HEADER, packed.length - HEADER);
            int length = inflater.inflate(answer);
            return length == answer.length
                    && (inflater.finished() || inflater.inflate(new byte[1]) == 0 && inflater.finished());
        } catch (DataFormatException broken) {
            return false;
        } finally {
            inflater.end();
        }
    }
}
