package dev.fbads.sync.syncs;

import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.contracts.problems.FieldViolation;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.sync.access.AdAccountRepository;
import dev.fbads.sync.access.CallerProducer;
import dev.fbads.sync.api.SyncApi;
import dev.fbads.sync.idempotency.Fingerprint;
import dev.fbads.sync.idempotency.IdempotencyKey;
import dev.fbads.sync.idempotency.IdempotentRequest;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Sync requests and their status. */
@Path("/api/facebook")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class SyncResource {

    private final SyncService service;
    private final StatusRepository status;
    private final AdAccountRepository accounts;
    private final CallerProducer caller;
    private final Cancellation cancellation;

    SyncResource(SyncService service, StatusRepository status, AdAccountRepository accounts, Cancellation cancellation,
            CallerProducer caller) {
        this.service = service;
        this.cancellation = cancellation;
        this.status = status;
        this.accounts = accounts;
        this.caller = caller;
    }

    @POST
    @Path("/sync")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "sync", summary = "Request a sync of a period", description = "Fetches exactly the days that are missing or may have changed. "
            + "With an Idempotency-Key, a repeated request of the same user returns the same sync for 24 hours, even after it has ended. "
            + "Problem codes: invalid_request (with errors[].code per field), malformed_json, account_not_found, compte_required, "
            + "idempotency_key_reused.")
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER, description = "Chosen by the client: "
            + "1 to 255 visible ASCII characters, best a UUID", schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 255))
    @RequestBody(content = @Content(schema = @Schema(implementation = SyncRequestBody.class)))
    @APIResponse(responseCode = "200", description = "Everything is stored; nothing is fetched.", content = @Content(schema = @Schema(implementation = SyncResponse.class)))
    @APIResponse(responseCode = "202", description = "The missing days are being fetched; follow sync_id.", content = @Content(schema = @Schema(implementation = SyncResponse.class)))
    @APIResponse(responseCode = "400", ref = SyncApi.INVALID)
    @APIResponse(responseCode = "401", ref = SyncApi.UNAUTHENTICATED)
    @APIResponse(responseCode = "404", ref = SyncApi.NOT_FOUND)
    @APIResponse(responseCode = "422", ref = SyncApi.REUSED)
    @APIResponse(responseCode = "default", ref = SyncApi.FAILED)
    public Uni<RestResponse<SyncResponse>> sync(JsonNode body, @Context HttpHeaders headers) {
        SyncRequest request = SyncRequestReader.read(body);
        Optional<IdempotentRequest> key = IdempotencyKey.of(headers.getRequestHeader(IdempotencyKey.HEADER))
                .map(named -> new IdempotentRequest(named, Fingerprint.of(body)));
        return service.request(caller.current(), request, key)
                .map(outcome -> switch (outcome) {
                    case SyncOutcome.Complete complete -> RestResponse.ok(SyncResponse.of(complete));
                    case SyncOutcome.Planned planned -> RestResponse.status(RestResponse.Status.ACCEPTED,
                            SyncResponse.of(planned));
                    case SyncOutcome.Repeated repeated -> RestResponse.status(RestResponse.Status.ACCEPTED,
                            SyncResponse.of(repeated.sync()));
                    case SyncOutcome.AlreadyActive active -> RestResponse.status(RestResponse.Status.ACCEPTED,
                            SyncResponse.of(active.sync()));
                });
    }

    @DELETE
    @Path("/sync/{syncId}")
    @Operation(operationId = "cancel", summary = "Cancel a sync", description = "Stored days remain; days that no other sync waits for are no longer fetched. "
            + "Problem codes: sync_not_found, sync_already_ended.")
    @APIResponse(responseCode = "200", description = "The cancelled sync.", content = @Content(schema = @Schema(implementation = SyncResponse.class)))
    @APIResponse(responseCode = "401", ref = SyncApi.UNAUTHENTICATED)
    @APIResponse(responseCode = "404", ref = SyncApi.NOT_FOUND)
    @APIResponse(responseCode = "409", ref = SyncApi.ENDED)
    @APIResponse(responseCode = "default", ref = SyncApi.FAILED)
    public Uni<SyncResponse> cancel(@PathParam("syncId") String syncId) {
        return cancellation.cancel(caller.current(), syncId).map(SyncResponse::of);
    }

    @GET
    @Path("/status/{accountId}")
    @Operation(operationId = "status", summary = "The account's syncs, newest first, with their jobs", description = "At most 100. Problem codes: invalid_request, account_not_found, compte_required, sync_not_found.")
    @APIResponse(responseCode = "200", description = "The account and its syncs.", content = @Content(schema = @Schema(implementation = StatusResponse.class)))
    @APIResponse(responseCode = "400", ref = SyncApi.INVALID)
    @APIResponse(responseCode = "401", ref = SyncApi.UNAUTHENTICATED)
    @APIResponse(responseCode = "404", ref = SyncApi.NOT_FOUND)
    @APIResponse(responseCode = "default", ref = SyncApi.FAILED)
    public Uni<StatusResponse> status(@PathParam("accountId") String accountId,
            @QueryParam("compte_id") @Nullable Integer compteId,
            @QueryParam("sync_id") @Nullable String syncId) {
        AccountId id = AccountId.parse(accountId).orElseThrow(() -> new ProblemException(ProblemCode.INVALID_REQUEST,
                new FieldViolation("accountId", FieldCode.INVALID_ACCOUNT_ID)));
        return accounts.visibleTo(caller.current(), id, compteId)
                .chain(account -> status.of(caller.current(), account, syncId))
                .invoke(response -> {
                    if (syncId != null && response.syncs().isEmpty()) {
                        throw new ProblemException(ProblemCode.SYNC_NOT_FOUND);
                    }
                });
    }
}
