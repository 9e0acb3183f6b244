package dev.fbads.sync.importlog;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.contracts.problems.FieldViolation;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.sync.access.CallerProducer;
import dev.fbads.sync.api.SyncApi;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** The import log. */
@Path("/api/facebook/imports")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class ImportLogResource {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 500;

    private final ImportLogReader logs;
    private final CallerProducer caller;

    ImportLogResource(ImportLogReader logs, CallerProducer caller) {
        this.logs = logs;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "imports", summary = "Import logs of the caller's comptes, newest first", description = "limit is 1 to 500, 100 by default; after is the one of the page before. An account that the caller may "
            + "not see has no logs. Problem codes: invalid_request.")
    @APIResponse(responseCode = "200", description = "A page of logs.", content = @Content(schema = @Schema(implementation = ImportLogResponse.class)))
    @APIResponse(responseCode = "400", ref = SyncApi.INVALID)
    @APIResponse(responseCode = "401", ref = SyncApi.UNAUTHENTICATED)
    @APIResponse(responseCode = "default", ref = SyncApi.FAILED)
    public Uni<ImportLogResponse> imports(@QueryParam("account_id") @Nullable String accountId,
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        return logs.newest(caller.current(), account(accountId), after == null ? null : number("after", after, Long.MAX_VALUE),
                limit == null ? DEFAULT_LIMIT : Math.toIntExact(number("limit", limit, MAX_LIMIT)));
    }

    private static @Nullable AccountId account(@Nullable String text) {
        return text == null ? null
                : AccountId.parse(text).orElseThrow(() -> refused("account_id", FieldCode.INVALID_ACCOUNT_ID));
    }

    private static long number(String field, String text, long most) {
        try {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException malformed) {
            throw refused(field, FieldCode.INVALID_TYPE, "integer");
        }
        throw refused(field, FieldCode.OUT_OF_RANGE, "1", Long.toString(most));
    }

    private static ProblemException refused(String field, FieldCode code, String... args) {
        return new ProblemException(ProblemCode.INVALID_REQUEST, new FieldViolation(field, code, args));
    }
}
