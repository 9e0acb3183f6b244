package dev.fbads.service.http;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/** Prepares each HTTP connection of the service with its first request. */
@Singleton
public class HttpConnections {

    /** Before all filters that may respond; filters with a higher priority run first. */
    static final int FIRST = Integer.MAX_VALUE - 1;

    /** Vert.x' name of the handler that creates requests from messages. */
    private static final String REQUESTS = "handler";

    void prepare(@Observes Filters filters) {
        filters.register(HttpConnections::prepare, FIRST);
    }

    private static void prepare(RoutingContext request) {
        HttpConnection connection = request.request().connection();
        if (connection instanceof ConnectionBase base) {
            guard(base.channelHandlerContext().pipeline());
        }
        request.next();
    }

    /** HTTP/2 has no such encoder. */
    private static void guard(ChannelPipeline pipeline) {
        if (pipeline.get(ClosedConnectionGuard.NAME) == null && pipeline.get(HttpResponseEncoder.class) != null) {
            pipeline.addBefore(REQUESTS, ClosedConnectionGuard.NAME, ClosedConnectionGuard.INSTANCE);
        }
    }
}
