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
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;

/** What leaves a connection of the pool, and when. */
@ServiceTest
class GatheredWritesTest {

    private static final int STATEMENTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Pool pool;

    @Test
    void whatIsStartedTogetherLeavesInOneWrite() {
        Wire wire = new Wire();

        List<Integer> answers = pool.withConnection(connection -> onItsLoop(connection, wire))
                .await()
                .atMost(PATIENCE);

        assertThat(answers).containsExactly(0, 1, 2, 3, 4);
        assertThat(wire.writesBeforeFlush).containsExactly(STATEMENTS);
    }

    private static Uni<List<Integer>> onItsLoop(SqlConnection connection, Wire wire) {
        SocketConnectionBase socket = (SocketConnectionBase) ((SqlConnectionInternal) connection.getDelegate()).unwrap()
                .unwrap();
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

    /** Counts what is written before each flush, next to the socket. */
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
}
