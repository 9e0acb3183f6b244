package dev.fbads.sync.settings;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.contracts.problems.FieldViolation;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.sync.access.CallerProducer;
import dev.fbads.sync.api.SyncApi;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** The import settings of a compte. */
@Path("/api/facebook/settings")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class SettingsResource {

    private final CompteSettings settings;
    private final CallerProducer caller;

    SettingsResource(CompteSettings settings, CallerProducer caller) {
        this.settings = settings;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "settings", summary = "The settings of a compte", description = "Members of one compte may omit compte_id. "
            + "Problem codes: forbidden, compte_required, invalid_request.")
    @APIResponse(responseCode = "200", description = "The settings.", content = @Content(schema = @Schema(implementation = SettingsResponse.class)))
    @APIResponse(responseCode = "400", ref = SyncApi.INVALID)
    @APIResponse(responseCode = "401", ref = SyncApi.UNAUTHENTICATED)
    @APIResponse(responseCode = "403", ref = SyncApi.FORBIDDEN)
    @APIResponse(responseCode = "default", ref = SyncApi.FAILED)
    public Uni<SettingsResponse> read(@QueryParam("compte_id") @Nullable String compteId) {
        return settings.read(caller.current(), compte(compteId));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "decideSettings", summary = "Set which breakdown sets are imported", description = "For managers of the compte. The set none is always imported; action sets are imported in the "
            + "background. Problem codes: forbidden, compte_required, invalid_request (with errors[].code per field), malformed_json.")
    @RequestBody(content = @Content(schema = @Schema(implementation = SettingsBody.class)))
    @APIResponse(responseCode = "200", description = "The settings.", content = @Content(schema = @Schema(implementation = SettingsResponse.class)))
    @APIResponse(responseCode = "400", ref = SyncApi.INVALID)
    @APIResponse(responseCode = "401", ref = SyncApi.UNAUTHENTICATED)
    @APIResponse(responseCode = "403", ref = SyncApi.FORBIDDEN)
    @APIResponse(responseCode = "default", ref = SyncApi.FAILED)
    public Uni<SettingsResponse> write(@QueryParam("compte_id") @Nullable String compteId, @Nullable JsonNode body) {
        return settings.write(caller.current(), compte(compteId), SettingsReader.read(body));
    }

    private static @Nullable Integer compte(@Nullable String text) {
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException malformed) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST,
                    new FieldViolation("compte_id", FieldCode.INVALID_TYPE, "integer"));
        }
    }
}
