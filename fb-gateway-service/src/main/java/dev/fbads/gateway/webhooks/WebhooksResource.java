package dev.fbads.gateway.webhooks;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/** {@code GET} and {@code POST /webhooks/facebook}: the only path that Meta itself calls. */
@Path(WebhooksResource.PATH)
public class WebhooksResource {

    static final String PATH = "/webhooks/facebook";

    private final SubscriptionHandshake handshake;
    private final WebhookIntake intake;

    WebhooksResource(SubscriptionHandshake handshake, WebhookIntake intake) {
        this.handshake = handshake;
        this.intake = intake;
    }

    /** Returns the challenge as plain text where the verify token matches; 403 otherwise. */
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    @NonBlocking
    public String verify(@RestQuery("hub.mode") @Nullable String mode, @RestQuery("hub.verify_token") @Nullable String token,
            @RestQuery("hub.challenge") @Nullable String challenge) {
        return handshake.verify(mode, token, challenge)
                .orElseThrow(() -> new ProblemException(ProblemCode.FORBIDDEN));
    }

    /**
     * 200 when every change is in Kafka; 403 for an invalid signature; 503 when Meta should repeat the delivery. Not
     * cancelled when Meta disconnects: claimed changes would remain pending until their lease expires.
     */
    @POST
    @Cancellable(false)
    @Consumes(MediaType.WILDCARD)
    public Uni<String> receive(byte @Nullable [] body, @HeaderParam("X-Hub-Signature-256") @Nullable String signature) {
        return intake.take(body == null ? new byte[0] : body, signature)
                .replaceWith("");
    }
}
