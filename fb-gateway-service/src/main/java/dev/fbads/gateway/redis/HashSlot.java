package dev.fbads.gateway.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Where a key lies in a Redis Cluster (cluster specification, "Key distribution model"). */
final class HashSlot {

    private static final int SLOTS = 16384;
    private static final int POLYNOMIAL = 0x1021;

    private HashSlot() {
    }

    /** CRC16 (XMODEM) of the hash tag, or of the whole key without one. */
    static int of(String key) {
        int open = key.indexOf('{');
        int close = key.indexOf('}', open + 1);
        String hashed = open >= 0 && close > open + 1 ? key.substring(open + 1, close) : key;
        int crc = 0;
        for (byte next : hashed.getBytes(UTF_8)) {
            crc = withByte(crc, next & 0xff);
        }
        return crc % SLOTS;
    }

    private static int withByte(int crc, int next) {
        int shifted = crc ^ (next << 8);
        for (int bit = 0; bit < 8; bit++) {
            shifted = (shifted & 0x8000) != 0 ? (shifted << 1) ^ POLYNOMIAL : shifted << 1;
        }
        return shifted & 0xffff;
    }
}
