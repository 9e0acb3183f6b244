package dev.fbads.gateway.webhooks;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;

/**
 * The service-wide limit on bodies admits a webhook of 1,000 changes; on other paths a body of an announced length above 64
 * KiB is refused before it is read. A body without announced length ends at the service-wide limit, and is read only after
 * authentication by the service token.
 */
@Singleton
public class BodySizeFilter {

    private static final int SMALL = 64 * 1024;

    @ServerRequestFilter(preMatching = true, nonBlocking = true)
    public void check(ContainerRequestContext request) {
        if (request.getLength() > SMALL && !request.getUriInfo().getPath().equals(WebhooksResource.PATH)) {
            throw new ProblemException(ProblemCode.BODY_TOO_LARGE);
        }
    }
}
