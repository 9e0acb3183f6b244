package dev.fbads.simulator.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.fbads.simulator.batch.BatchCalls;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Graph on HTTP: reads a call out of a request, and sends its answer back, whole or, when a fault wants it, not. */
@Singleton
class GraphServer {

    static final String CONTENT_TYPE = "Content-Type";

    private static final String BEARER = "Bearer ";

    private final CallAnswerer calls;
    private final BatchCalls batches;

    GraphServer(CallAnswerer calls, BatchCalls batches) {
        this.calls = calls;
        this.batches = batches;
    }

    void serve(RoutingContext context) {
        IncomingCall call = read(context);
        GraphAnswer answer = batches.isBatch(call) ? batches.answer(call) : calls.answer(call);
        switch (answer.way()) {
            case GraphAnswer.AtOnce now -> send(context, answer);
            case GraphAnswer.Unfinished alone -> send(context, answer);
            case GraphAnswer.Late late -> context.vertx().setTimer(Math.max(1, late.by().toMillis()),
                    timer -> sendUnlessClosed(context, answer));
            case GraphAnswer.Held held -> {
                Context own = context.vertx().getOrCreateContext();
                held.released().onSuccess(released -> own.runOnContext(now -> sendUnlessClosed(context, answer)));
            }
            case GraphAnswer.CutOff cut -> cutOff(context, answer, cut.afterBytes());
        }
    }

    private static IncomingCall read(RoutingContext context) {
        Map<String, String> parameters = new HashMap<>();
        context.queryParams().forEach(entry -> parameters.put(entry.getKey(), entry.getValue()));
        context.request().formAttributes().forEach(entry -> parameters.put(entry.getKey(), entry.getValue()));
        Optional<String> bearer = Optional.ofNullable(context.request().getHeader("Authorization"))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()).strip());
        return IncomingCall.of(context.request().method().name(), context.normalizedPath(), parameters, bearer,
                context.request().scheme() + "://" + context.request().authority(), false);
    }

    private static void sendUnlessClosed(RoutingContext context, GraphAnswer answer) {
        if (!context.response().closed()) {
            send(context, answer);
        }
    }

    private static void send(RoutingContext context, GraphAnswer answer) {
        HttpServerResponse response = head(context, answer);
        List<Buffer> pieces = new ArrayList<>(answer.body().pieces());
        Buffer last = pieces.removeLast();
        pieces.forEach(response::write);
        response.end(last);
    }

    /** Nothing at all for 0 bytes: not even a status. */
    private static void cutOff(RoutingContext context, GraphAnswer answer, int bytes) {
        if (bytes == 0) {
            context.request().connection().close();
            return;
        }
        Buffer whole = Buffer.buffer(answer.body().bytes());
        head(context, answer).write(whole.slice(0, Math.min(bytes, whole.length() - 1)))
                .onComplete(written -> context.request().connection().close());
    }

    private static HttpServerResponse head(RoutingContext context, GraphAnswer answer) {
        HttpServerResponse response = context.response().setStatusCode(answer.status());
        response.putHeader(CONTENT_TYPE, "application/json; charset=UTF-8");
        response.putHeader("Cache-Control", "private, no-cache, no-store, must-revalidate");
        answer.headers().forEach(response::putHeader);
        return response.putHeader("Content-Length", Long.toString(answer.body().size()));
    }
}
