package dev.fbads.query.openapi;

import jakarta.ws.rs.core.Application;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import dev.fbads.contracts.problems.Problem;

/** The part of the document that all operations share. Each problem is described once, with its stable codes. */
@OpenAPIDefinition(info = @Info(title = "Facebook Ads: query", version = "1", description = """
        Stored figures of Facebook ads, by account, campaign, ad set and ad. Money is in the major unit of the account's \
        currency, days are days of the account's time zone, both ends of a period are inclusive, and decimals are exact. Errors \
        are application/problem+json with a stable code, in French or English by Accept-Language."""), components = @Components(responses = {
        @APIResponse(name = QueryApi.UNCHANGED, description = "The response is unchanged since the one whose ETag was sent in If-None-Match."),
        @APIResponse(name = QueryApi.INVALID, description = """
                `invalid_request`: errors[] names each field with one of required, unknown_field, given_twice, invalid_type, invalid_account_id, \
                invalid_id, out_of_range, too_many, too_long, invalid_date, reversed_period, future_date, before_history, unknown_date_preset, \
                period_given_twice, unknown_level, unknown_sort, unknown_status, unknown_comparison, not_at_level, unknown_granularity, \
                unknown_breakdown_set, breakdown_not_at_meta, unknown_grouping, unknown_format, invalid_boolean, not_with, invalid_cursor. \
                `compte_required`: several comptes of the caller have the account; compte_id is required.""", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
        @APIResponse(name = QueryApi.UNAUTHENTICATED, description = "`unauthenticated`: no valid bearer token.", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
        @APIResponse(name = QueryApi.ACCOUNT_NOT_FOUND, description = "`account_not_found`: the account does not exist or is not visible to the caller.", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
        @APIResponse(name = QueryApi.NOT_FOUND, description = "`not_found`: the resource does not exist or is not visible to the caller.", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
        @APIResponse(name = QueryApi.FAILED, description = "`internal_error`, or 503 `service_unavailable` while the database or the token issuer is unavailable.", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))) }))
public final class QueryApi extends Application {

    /** 304. */
    public static final String UNCHANGED = "Unchanged";
    /** 400. */
    public static final String INVALID = "Invalid";
    /** 401. */
    public static final String UNAUTHENTICATED = "Unauthenticated";
    /** 404. */
    public static final String ACCOUNT_NOT_FOUND = "AccountNotFound";
    /** 404 of resources other than accounts. */
    public static final String NOT_FOUND = "NotFound";
    /** 500 and 503. */
    public static final String FAILED = "Failed";
}
