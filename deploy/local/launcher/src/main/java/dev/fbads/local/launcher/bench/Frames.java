package dev.fbads.local.launcher.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * PostgreSQL's messages, version 3: a type of one byte, a length that counts itself, a body. The first of a connection has no
 * type.
 */
final class Frames {

    /** A client's: the statements before it end here, the server is to say when it is ready. */
    static final byte SYNC = 'S';
    /** A client's statement without parameters; it ends as {@link #SYNC} does. */
    static final byte QUERY = 'Q';
    /** A client's statement to be prepared: name, text. */
    static final byte PARSE = 'P';
    /** A server's. */
    static final byte READY = 'Z';
    static final byte ERROR = 'E';
    static final byte AUTHENTICATION = 'R';

    private static final int HEAD = 5;
    private static final byte IDLE = 'I';

    private Frames() {
    }

    /** The next message with type and length. */
    static byte[] next(DataInputStream in) throws IOException {
        byte type = in.readByte();
        int length = in.readInt();
        byte[] frame = ByteBuffer.allocate(length + 1).put(type).putInt(length).array();
        in.readFully(frame, HEAD, length - Integer.BYTES);
        return frame;
    }

    /** The message that begins a connection, with its length. */
    static byte[] startup(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] frame = ByteBuffer.allocate(length).putInt(length).array();
        in.readFully(frame, Integer.BYTES, length - Integer.BYTES);
        return frame;
    }

    /** Whether the server says {@link #READY} after it. */
    static boolean isAnswered(byte[] frame) {
        return frame[0] == SYNC || frame[0] == QUERY;
    }

    /** Of {@link #READY}: whether no transaction is open. */
    static boolean isIdle(byte[] ready) {
        return ready[HEAD] == IDLE;
    }

    /** The text at the beginning of a body: a statement's name. */
    static String text(byte[] frame) {
        int end = HEAD;
        while (frame[end] != 0) {
            end++;
        }
        return new String(frame, HEAD, end - HEAD, StandardCharsets.UTF_8);
    }

    /** A statement without parameters. */
    static byte[] query(String sql) {
        byte[] text = sql.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(HEAD + text.length + 1).put(QUERY).putInt(Integer.BYTES + text.length + 1).put(text).array();
    }
}
