package dev.fbads.sync.api;

import jakarta.ws.rs.core.Application;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import dev.fbads.contracts.problems.Problem;

/** The parts that all operations share. Each problem is described once, with the codes that clients may rely on. */
@OpenAPIDefinition(info = @Info(title = "Facebook Ads: syncs", version = "1", description = """
        Sync requests for periods and their progress, import logs, and the import settings of a compte. Days are days of the ad \
        account's time zone; both ends of a period are inclusive. A field without a value is absent. Errors are \
        application/problem+json with a stable code, in French or English by Accept-Language."""), components = @Components(responses = {
        @APIResponse(name = SyncApi.INVALID, description = """
                `invalid_request`: errors[] names each field with one of required, unknown_field, given_twice, invalid_type, \
                invalid_account_id, out_of_range, invalid_date, reversed_period, future_date, before_history, \
                unknown_date_preset, period_given_twice, unknown_granularity, unknown_breakdown_set, breakdown_not_at_meta. \
                `malformed_json`: the body is not JSON. `compte_required`: the account belongs to several comptes of the caller.""", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
        @APIResponse(name = SyncApi.UNAUTHENTICATED, description = "`unauthenticated`: no valid bearer token.", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
        @APIResponse(name = SyncApi.FORBIDDEN, description = "`forbidden`: the caller is not a member of the compte, or not a manager where that is required.", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
        @APIResponse(name = SyncApi.NOT_FOUND, description = "`account_not_found` or `sync_not_found`: not visible to the caller, whether or not it exists.", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
        @APIResponse(name = SyncApi.ENDED, description = "`sync_already_ended`: the sync cannot be cancelled any more.", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
        @APIResponse(name = SyncApi.REUSED, description = "`idempotency_key_reused`: the Idempotency-Key was used with a different body.", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
        @APIResponse(name = SyncApi.FAILED, description = "`internal_error`; `service_unavailable`: the service is starting, or a lock timed out.", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))) }))
public final class SyncApi extends Application {

    /** 400. */
    public static final String INVALID = "Invalid";
    /** 401. */
    public static final String UNAUTHENTICATED = "Unauthenticated";
    /** 403. */
    public static final String FORBIDDEN = "Forbidden";
    /** 404. */
    public static final String NOT_FOUND = "NotFound";
    /** 409. */
    public static final String ENDED = "Ended";
    /** 422. */
    public static final String REUSED = "Reused";
    /** 500 and the like. */
    public static final String FAILED = "Failed";
}
