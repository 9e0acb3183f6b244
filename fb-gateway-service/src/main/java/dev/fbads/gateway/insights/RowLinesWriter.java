package dev.fbads.gateway.insights;

import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/**
 * Writes chunks as they arrive, each when the previous one was sent. Equivalent to a returned {@code Multi}, which copies
 * each chunk three times more. A failure aborts the response without its end; a disconnected client cancels the stream.
 */
@Provider
public class RowLinesWriter implements ServerMessageBodyWriter<RowLines> {

    private static final Logger LOG = Logger.getLogger(RowLinesWriter.class);

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == RowLines.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == RowLines.class;
    }

    @Override
    public void writeResponse(RowLines lines, Type genericType, ServerRequestContext context) {
        ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
        ServerHttpResponse response = request.serverResponse();
        request.suspend();
        response.setChunked(true);
        // Registered before the first line, since a short response has ended when it has been subscribed to.
        AtomicReference<@Nullable Cancellable> writing = new AtomicReference<>();
        response.addCloseHandler(() -> cancel(writing.get()));
        writing.set(lines.chunks()
                .onItem().call(chunk -> write(chunk, response))
                .subscribe().with(
                        written -> {
                        },
                        failure -> abort(failure, request, response),
                        () -> {
                            response.end();
                            request.close();
                        }));
        if (response.closed()) {
            cancel(writing.get());
        }
    }

    @Override
    public void writeTo(RowLines lines, Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType,
            MultivaluedMap<String, Object> httpHeaders, OutputStream entityStream) {
        throw new UnsupportedOperationException("only streaming is supported");
    }

    private static Uni<Void> write(byte[] chunk, ServerHttpResponse response) {
        byte[] lines = Arrays.copyOf(chunk, chunk.length + 1);
        lines[chunk.length] = '\n';
        return Uni.createFrom().completionStage(() -> response.write(lines));
    }

    private static void cancel(@Nullable Cancellable writing) {
        if (writing != null) {
            writing.cancel();
        }
    }

    private static void abort(Throwable failure, ResteasyReactiveRequestContext request, ServerHttpResponse response) {
        if (!response.closed()) {
            LOG.error("the stream was aborted", failure);
        }
        response.reset();
        request.close();
    }
}
