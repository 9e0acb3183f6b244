package dev.fbads.gateway.webhooks;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;

/**
 * The service-wide limit on bodies is as large as a webhook of 1,000 changes needs; everywhere else a body that says to be
 * larger than 64 KiB is refused before it is read. One that does not say ends at the service-wide limit, and is read only for
 * who has shown the service token.
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
