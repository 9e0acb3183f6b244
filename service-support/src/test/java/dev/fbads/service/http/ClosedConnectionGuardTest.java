package dev.fbads.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.ClosedChannelException;

import org.junit.jupiter.api.Test;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/** A stream whose reader has disconnected, and a listener of its last write that writes again, as RESTEasy's reset does. */
class ClosedConnectionGuardTest {

    @Test
    void aBufferIsReleasedOnceWhenTheListenerOfAFailedWriteWritesAgain() {
        assertThat(releasesOfAChunk(new HttpResponseEncoder(), ClosedConnectionGuard.INSTANCE)).isEqualTo(1);
    }

    /** If this fails, Netty is fixed and the guard can be removed. */
    @Test
    void nettyAloneReleasesItTwice() {
        assertThat(releasesOfAChunk(new HttpResponseEncoder())).isEqualTo(2);
    }

    @Test
    void anOpenConnectionIsWrittenTo() {
        EmbeddedChannel channel = new EmbeddedChannel(new HttpResponseEncoder(), ClosedConnectionGuard.INSTANCE);

        assertThat(channel.writeOutbound(head())).isTrue();
        assertThat(channel.finishAndReleaseAll()).isTrue();
    }

    /** Number of releases of a chunk's buffer when the chunk is written just after the connection was closed. */
    private static int releasesOfAChunk(ChannelHandler... handlers) {
        int owners = 10;
        ByteBuf chunk = Unpooled.buffer().writeByte('x').retain(owners);
        EmbeddedChannel channel = new EmbeddedChannel(handlers);
        channel.pipeline().addLast(new WriterOnClose(chunk));
        channel.writeOutbound(head());

        assertThat(channel.close().syncUninterruptibly().isSuccess()).isTrue();

        int releases = owners + 1 - chunk.refCnt();
        chunk.release(chunk.refCnt());
        channel.releaseOutbound();
        return releases;
    }

    /** Writes a chunk before Netty has removed the handlers from the closed channel. */
    private static final class WriterOnClose extends ChannelInboundHandlerAdapter {

        private final ByteBuf chunk;

        WriterOnClose(ByteBuf chunk) {
            this.chunk = chunk;
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            ChannelFuture write = context.write(new DefaultHttpContent(chunk), context.newPromise()
                    .addListener(failed -> assertThat(context.write(Unpooled.EMPTY_BUFFER)).isNotNull()));
            assertThat(write.cause()).isInstanceOf(ClosedChannelException.class);
        }
    }

    private static HttpResponse head() {
        HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        response.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        return response;
    }
}
