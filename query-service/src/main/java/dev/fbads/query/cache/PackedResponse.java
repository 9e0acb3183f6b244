package dev.fbads.query.cache;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * The format of a response in Redis: its length, then its bytes, compressed if that is shorter. The algorithm is LZ4, because
 * every new response is compressed on the cores that serve requests.
 */
final class PackedResponse {

    private static final byte PLAIN = 0;
    private static final byte COMPRESSED = 2;
    private static final int HEADER = 1 + Integer.BYTES;
    private static final LZ4Compressor COMPRESSOR = LZ4Factory.fastestInstance().fastCompressor();
    private static final LZ4SafeDecompressor DECOMPRESSOR = LZ4Factory.fastestInstance().safeDecompressor();

    private PackedResponse() {
    }

    /** @param compressFrom length from which the response is compressed */
    static byte[] pack(byte[] response, long compressFrom) {
        if (response.length >= compressFrom) {
            ByteBuffer packed = begun(COMPRESSED, response.length, COMPRESSOR.maxCompressedLength(response.length));
            COMPRESSOR.compress(ByteBuffer.wrap(response), packed);
            if (packed.position() < response.length) {
                return Arrays.copyOf(packed.array(), packed.position());
            }
        }
        return begun(PLAIN, response.length, response.length).put(response).array();
    }

    /** Empty if {@link #pack} did not create it, or the response is longer than allowed. */
    static Optional<byte[]> unpack(byte[] packed, long maxLength) {
        if (packed.length < HEADER || packed[0] != PLAIN && packed[0] != COMPRESSED) {
            return Optional.empty();
        }
        int length = ByteBuffer.wrap(packed).getInt(1);
        if (length < 0 || length > maxLength) {
            return Optional.empty();
        }
        if (packed[0] == COMPRESSED) {
            return decompressed(packed, length);
        }
        return packed.length - HEADER == length ? Optional.of(Arrays.copyOfRange(packed, HEADER, packed.length))
                : Optional.empty();
    }

    private static ByteBuffer begun(byte kind, int length, int maxLength) {
        return ByteBuffer.allocate(HEADER + maxLength).put(kind).putInt(length);
    }

    private static Optional<byte[]> decompressed(byte[] packed, int length) {
        byte[] response = new byte[length];
        try {
            int found = DECOMPRESSOR.decompress(packed, HEADER, packed.length - HEADER, response, 0);
            return Optional.of(response).filter(whole -> found == length);
        } catch (LZ4Exception broken) {
            return Optional.empty();
        }
    }
}
