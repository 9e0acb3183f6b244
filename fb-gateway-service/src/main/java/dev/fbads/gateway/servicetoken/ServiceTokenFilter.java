package dev.fbads.gateway.servicetoken;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.service.internal.ServiceToken;

/** Requires the service token for every path below {@code /internal}, whether it exists or not. */
@Singleton
public class ServiceTokenFilter {

    private final ServiceToken token;

    ServiceTokenFilter(ServiceToken token) {
        this.token = token;
    }

    @ServerRequestFilter(preMatching = true, nonBlocking = true)
    public void check(ContainerRequestContext request) {
        if (!token.admits(request.getUriInfo().getPath(), request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            throw new ProblemException(ProblemCode.UNAUTHENTICATED);
        }
    }
}
