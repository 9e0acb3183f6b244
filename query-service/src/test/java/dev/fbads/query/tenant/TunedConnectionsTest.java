package dev.fbads.query.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.fbads.query.testing.ServiceTest;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;

/** Writes and reads of a connection of the pool. */
@ServiceTest
class TunedConnectionsTest {

    private static final int STATEMENTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Pool pool;

    @Test
    void statementsStartedTogetherAreSentInOneWrite() {
        Wire wire = new Wire();

        List<Integer> results = pool.withConnection(connection -> onItsLoop(connection, wire))
                .await()
                .atMost(PATIENCE);

        assertThat(results).containsExactly(0, 1, 2, 3, 4);
        assertThat(wire.writesBeforeFlush).containsExactly(STATEMENTS);
    }

    @Test
    void aResultIsReadInWholeMessages() {
        Messages messages = new Messages();

        int rows = pool.withConnection(connection -> {
            ChannelPipeline pipeline = socket(connection).socket().channelHandlerContext().pipeline();
            pipeline.addBefore("codec", "test", messages);
            return connection.query("SELECT repeat('x', 5000) FROM generate_series(1, 1000)")
                    .execute()
                    .map(SqlResult::size)
                    .onTermination()
                    .invoke(() -> pipeline.remove(messages));
        }).await().atMost(PATIENCE);

        assertThat(rows).isEqualTo(1000);
        assertThat(messages.seen).isGreaterThanOrEqualTo(1000);
        assertThat(messages.broken).isZero();
    }

    private static SocketConnectionBase socket(SqlConnection connection) {
        return (SocketConnectionBase) ((SqlConnectionInternal) connection.getDelegate()).unwrap().unwrap();
    }

    private static Uni<List<Integer>> onItsLoop(SqlConnection connection, Wire wire) {
        SocketConnectionBase socket = socket(connection);
        socket.socket().channelHandlerContext().pipeline().addFirst(wire);
        return Uni.createFrom()
                .deferred(() -> together(connection))
                .runSubscriptionOn(work -> socket.context().runOnContext(ignored -> work.run()))
                .onTermination()
                .invoke(() -> socket.socket().channelHandlerContext().pipeline().remove(wire));
    }

    private static Uni<List<Integer>> together(SqlConnection connection) {
        return Uni.join()
                .all(IntStream.range(0, STATEMENTS)
                        .mapToObj(number -> connection.query("SELECT " + number)
                                .execute()
                                .map(rows -> rows.iterator().next().getInteger(0)))
                        .toList())
                .andFailFast();
    }

    /** Counts the writes before each flush, next to the socket. */
    private static final class Wire extends ChannelOutboundHandlerAdapter {

        private final List<Integer> writesBeforeFlush = new ArrayList<>();
        private int writes;

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
            writes += message instanceof ByteBuf ? 1 : 0;
            super.write(context, message, promise);
        }

        @Override
        public void flush(ChannelHandlerContext context) throws Exception {
            writesBeforeFlush.add(writes);
            writes = 0;
            super.flush(context);
        }
    }

    /** Counts the messages that the driver receives, and the reads that do not end at the end of a message. */
    private static final class Messages extends ChannelInboundHandlerAdapter {

        private int seen;
        private int broken;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            ByteBuf read = (ByteBuf) message;
            int at = read.readerIndex();
            while (at + 5 <= read.writerIndex()) {
                at += 1 + read.getInt(at + 1);
                seen++;
            }
            broken += at == read.writerIndex() ? 0 : 1;
            super.channelRead(context, message);
        }
    }
}
