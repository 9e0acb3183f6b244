package dev.fbads.sync.rollups;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Sums of actions by the position of their type, in millionths. Stored as items of ten bytes in ascending order: position (two
 * bytes) and sum (eight bytes), both big-endian. A sum of zero is not stored.
 */
final class ActionSums {

    private static final int ITEM = Short.BYTES + Long.BYTES;

    private long[] sums = new long[0];

    /** Decodes stored sums. */
    static ActionSums decode(byte[] items) {
        ActionSums decoded = new ActionSums();
        ByteBuffer buffer = ByteBuffer.wrap(items);
        while (buffer.remaining() >= ITEM) {
            decoded.add(Short.toUnsignedInt(buffer.getShort()), buffer.getLong());
        }
        return decoded;
    }

    byte[] encode() {
        int items = 0;
        for (long sum : sums) {
            items += sum == 0 ? 0 : 1;
        }
        ByteBuffer buffer = ByteBuffer.allocate(items * ITEM);
        for (int position = 0; position < sums.length; position++) {
            if (sums[position] != 0) {
                buffer.putShort((short) position).putLong(sums[position]);
            }
        }
        return buffer.array();
    }

    void add(int position, long millionths) {
        if (position >= sums.length) {
            sums = Arrays.copyOf(sums, position + 1);
        }
        sums[position] = Math.addExact(sums[position], millionths);
    }

    void add(ActionSums other, int sign) {
        for (int position = 0; position < other.sums.length; position++) {
            if (other.sums[position] != 0) {
                add(position, sign * other.sums[position]);
            }
        }
    }
}
