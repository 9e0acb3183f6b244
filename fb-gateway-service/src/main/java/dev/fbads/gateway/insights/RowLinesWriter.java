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
 * Writes lines as they come, the next ones when the former are on their way: what a returned {@code Multi} does, which copies
 * each chunk three times more. A failure breaks the stream off without its end, and nothing goes on behind a reader that
 * leaves.
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
        // Before the first line, for a short answer has ended when it has been subscribed to.
        AtomicReference<@Nullable Cancellable> writing = new AtomicReference<>();
        response.addCloseHandler(() -> cancel(writing.get()));
        writing.set(lines.chunks()
                .onItem().call(chunk -> write(chunk, response))
                .subscribe().with(
                        written -> {
                        },
                        failure -> breakOff(failure, request, response),
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
        throw new UnsupportedOperationException("lines are written as they come");
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

    private static void breakOff(Throwable failure, ResteasyReactiveRequestContext request, ServerHttpResponse response) {
        if (!response.closed()) {
            LOG.error("the stream broke", failure);
        }
        response.reset();
        request.close();
    }
}
