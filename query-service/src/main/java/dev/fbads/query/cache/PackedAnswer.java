package dev.fbads.query.cache;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * An answer as it lies in Redis: its length, then its bytes, compressed where that makes them fewer. By LZ4, since this is done
 * for every new answer, on the cores that answer.
 */
final class PackedAnswer {

    private static final byte PLAIN = 0;
    private static final byte COMPRESSED = 2;
    private static final int HEADER = 1 + Integer.BYTES;
    private static final LZ4Compressor COMPRESSOR = LZ4Factory.fastestInstance().fastCompressor();
    private static final LZ4SafeDecompressor DECOMPRESSOR = LZ4Factory.fastestInstance().safeDecompressor();

    private PackedAnswer() {
    }

    /** @param compressFrom a shorter answer stays as it is */
    static byte[] pack(byte[] answer, long compressFrom) {
        if (answer.length >= compressFrom) {
            ByteBuffer packed = begun(COMPRESSED, answer.length, COMPRESSOR.maxCompressedLength(answer.length));
            COMPRESSOR.compress(ByteBuffer.wrap(answer), packed);
            if (packed.position() < answer.length) {
                return Arrays.copyOf(packed.array(), packed.position());
            }
        }
        return begun(PLAIN, answer.length, answer.length).put(answer).array();
    }

    /** Empty for what {@link #pack} did not make, or made of a longer answer. */
    static Optional<byte[]> unpack(byte[] packed, long longest) {
        if (packed.length < HEADER || packed[0] != PLAIN && packed[0] != COMPRESSED) {
            return Optional.empty();
        }
        int length = ByteBuffer.wrap(packed).getInt(1);
        if (length < 0 || length > longest) {
            return Optional.empty();
        }
        if (packed[0] == COMPRESSED) {
            return decompressed(packed, length);
        }
        return packed.length - HEADER == length ? Optional.of(Arrays.copyOfRange(packed, HEADER, packed.length))
                : Optional.empty();
    }

    private static ByteBuffer begun(byte kind, int length, int most) {
        return ByteBuffer.allocate(HEADER + most).put(kind).putInt(length);
    }

    private static Optional<byte[]> decompressed(byte[] packed, int length) {
        byte[] answer = new byte[length];
        try {
            int found = DECOMPRESSOR.decompress(packed, HEADER, packed.length - HEADER, answer, 0);
            return Optional.of(answer).filter(whole -> found == length);
        } catch (LZ4Exception broken) {
            return Optional.empty();
        }
    }
}
