package dev.fbads.query.cache;

import java.util.List;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Declares that a response is private to its caller and must be revalidated with each use. */
final class CacheHeaders {

    private static final String OF_ONE_CALLER = "private, no-cache";
    private static final String DEPENDS_ON = HttpHeaders.AUTHORIZATION + ", " + HttpHeaders.ACCEPT_LANGUAGE;

    @ServerResponseFilter
    void addHeaders(ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of(OF_ONE_CALLER));
        headers.putIfAbsent(HttpHeaders.VARY, List.of(DEPENDS_ON));
    }
}
