package dev.fbads.gateway.cache;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

import dev.fbads.gateway.fetch.FetchEvent;

/** Compressed row lines: number of lines, length, deflated bytes. */
final class PackedRows {

    private static final int HEADER = 2 * Integer.BYTES;

    private PackedRows() {
    }

    static byte[] pack(FetchEvent.Rows rows) {
        // The fastest level still compresses this kind of JSON to a tenth.
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(rows.lines());
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(rows.lines().length / 4 + HEADER);
            out.writeBytes(ByteBuffer.allocate(HEADER).putInt(rows.count()).putInt(rows.lines().length).array());
            byte[] part = new byte[8192];
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** @throws CacheEntryLostException when the bytes are not a result of {@link #pack} */
    static FetchEvent.Rows unpack(byte[] packed) {
        Inflater inflater = new Inflater();
        try {
            ByteBuffer header = ByteBuffer.wrap(packed, 0, HEADER);
            int count = header.getInt();
            byte[] lines = new byte[header.getInt()];
            inflater.setInput(packed, HEADER, packed.length - HEADER);
            if (inflater.inflate(lines) != lines.length) {
                throw new CacheEntryLostException();
            }
            return new FetchEvent.Rows(lines, count);
        } catch (DataFormatException | IndexOutOfBoundsException foreign) {
            throw new CacheEntryLostException();
        } finally {
            inflater.end();
        }
    }
}
