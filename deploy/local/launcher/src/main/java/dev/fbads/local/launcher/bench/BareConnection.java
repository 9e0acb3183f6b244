package dev.fbads.local.launcher.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import dev.fbads.local.launcher.stack.StackException;

/**
 * A connection that repeats the statements of a request, in as many trips, and reads the answers without looking at them: what
 * a
 * request costs without HTTP, a token, arithmetic and JSON. It comes in as the superuser, whom the local server trusts, and
 * becomes the service's role.
 */
final class BareConnection implements AutoCloseable {

    private static final byte[] SYNC = { Frames.SYNC, 0, 0, 0, 4 };
    private static final String ROLE = "fbads_query";
    private static final int BUFFER = 1 << 16;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final RecordedStatements statements;

    private BareConnection(Socket socket, RecordedStatements statements) throws IOException {
        this.socket = socket;
        this.statements = statements;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
        this.out = socket.getOutputStream();
    }

    static BareConnection open(int postgres, RecordedStatements statements) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), postgres);
        socket.setTcpNoDelay(true);
        var connection = new BareConnection(socket, statements);
        connection.begin();
        return connection;
    }

    /** All trips once. */
    void repeat() throws IOException {
        for (var trip : statements.trips()) {
            out.write(trip.messages());
            awaitReady(trip.answers());
        }
    }

    private void begin() throws IOException {
        out.write(asSuperuser(statements.startup()));
        awaitReady(1);
        out.write(Frames.query("SET SESSION AUTHORIZATION " + ROLE));
        awaitReady(1);
        var prepare = new ByteArrayOutputStream();
        statements.prepared().forEach(prepare::writeBytes);
        prepare.writeBytes(SYNC);
        out.write(prepare.toByteArray());
        awaitReady(1);
    }

    private void awaitReady(int times) throws IOException {
        for (int ready = 0; ready < times;) {
            byte[] frame = Frames.next(in);
            if (frame[0] == Frames.ERROR) {
                throw new StackException("PostgreSQL refuses a recorded statement: "
                        + new String(frame, StandardCharsets.UTF_8).replace('\0', ' '));
            }
            ready += frame[0] == Frames.READY ? 1 : 0;
        }
    }

    /** The same settings for another user. */
    private static byte[] asSuperuser(byte[] startup) {
        var text = new String(startup, 2 * Integer.BYTES, startup.length - 2 * Integer.BYTES, StandardCharsets.UTF_8);
        byte[] settings = text.replace("user\0" + ROLE + "\0", "user\0postgres\0").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 * Integer.BYTES + settings.length)
                .putInt(2 * Integer.BYTES + settings.length)
                .put(startup, Integer.BYTES, Integer.BYTES)
                .put(settings)
                .array();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
