package dev.fbads.gateway.tokens;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;

/** {@code POST /internal/tokens/rotate}: re-encrypts every token with the active key while tokens are in use. */
@Path("/internal/tokens/rotate")
public class KeyRotationResource {

    private final KeyRotation rotation;

    KeyRotationResource(KeyRotation rotation) {
        this.rotation = rotation;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<KeyRotationReport> rotate() {
        return rotation.run();
    }
}
