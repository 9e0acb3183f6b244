package dev.fbads.simulator.graph;

import java.util.Collection;

import dev.fbads.simulator.tokens.AccountLoss;
import dev.fbads.simulator.tokens.TokenDeath;

/** Every error that the simulator answers, with Meta's codes and wording. */
public final class GraphErrors {

    private static final int BAD_REQUEST = 400;

    private GraphErrors() {
    }

    /** No token at all. */
    public static GraphException tokenMissing() {
        return new GraphException(GraphError.of(BAD_REQUEST, 190,
                "An active access token must be used to query information about the current user."));
    }

    /** A token that is not one. */
    public static GraphException tokenInvalid() {
        return new GraphException(GraphError.of(BAD_REQUEST, 190, "Invalid OAuth access token - Cannot parse access token"));
    }

    /** A proof that is missing or was made with another secret or token. */
    public static GraphException proofInvalid(boolean missing) {
        return new GraphException(missing
                ? GraphError.of(BAD_REQUEST, 100, "API calls from the server require an appsecret_proof argument")
                        .withType("GraphMethodException")
                : GraphError.of(BAD_REQUEST, 100, "Invalid appsecret_proof provided in the API argument")
                        .withType("GraphMethodException"));
    }

    /** A token that was good once, or whose time is over. */
    public static GraphException tokenDead(TokenDeath death, String appId) {
        return new GraphException(GraphError.of(BAD_REQUEST, 190, death.message(appId)).withSubcode(death.subcode()));
    }

    /** What only the app itself may ask. */
    public static GraphException appTokenNeeded() {
        return new GraphException(GraphError.of(BAD_REQUEST, 15,
                "(#15) This method must be called with an app access_token."));
    }

    /** An account that may not be read, or no more. */
    public static GraphException lost(AccountLoss loss, String method, String id) {
        return switch (loss) {
            case NOT_GRANTED -> accountNotGranted();
            case NOT_FOUND -> unknownObject(method, id);
            case MISSING_PERMISSIONS -> new GraphException(GraphError.of(BAD_REQUEST, 100, "(#100) Missing permissions"));
        };
    }

    /** A report that is not ready, or never will be. */
    public static GraphException reportNotReadable() {
        return new GraphException(GraphError.of(BAD_REQUEST, 2601, "(#2601) Error accessing adreport job.")
                .withSubcode(1815107)
                .withTransient(true));
    }

    /** More calls in a batch than are allowed. */
    public static GraphException batchTooLarge(int most) {
        return new GraphException(GraphError.of(BAD_REQUEST, 100,
                "Too many requests in batch message. Maximum batch size is " + most).withType("GraphBatchException"));
    }

    /** Something that Meta serves, and the simulator does not. */
    public static GraphException notServed(String what) {
        return parameter(what + " is not served by this simulator");
    }

    /** A client id that is not the app's. */
    public static GraphException unknownApp() {
        return new GraphException(GraphError.of(BAD_REQUEST, 101,
                "Error validating application. Cannot get application info due to a system error."));
    }

    /** A client secret that is not the app's. */
    public static GraphException wrongSecret() {
        return new GraphException(GraphError.of(BAD_REQUEST, 1, "Error validating client secret."));
    }

    /** A code of the login dialog that cannot be exchanged. */
    public static GraphException code(int subcode, String message) {
        return new GraphException(GraphError.of(BAD_REQUEST, 100, message).withSubcode(subcode));
    }

    /** A callback that did not answer its challenge. */
    public static GraphException callbackNotVerified(String problem) {
        return new GraphException(GraphError.of(BAD_REQUEST, 2200, "(#2200) Callback verification failed with the following "
                + "errors: " + problem));
    }

    /** An account that the token was not given. */
    public static GraphException accountNotGranted() {
        return new GraphException(GraphError.of(403, 200,
                "(#200) Ad account owner has NOT grant ads_management or ads_read permission"));
    }

    /** An object that is not there, or that the token may not see: Graph does not say which. */
    public static GraphException unknownObject(String method, String id) {
        return new GraphException(GraphError
                .of(BAD_REQUEST, 100, ("Unsupported %s request. Object with ID '%s' does not exist, "
                        + "cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API "
                        + "documentation at https://developers.facebook.com/docs/graph-api").formatted(method, id))
                .withType("GraphMethodException")
                .withSubcode(33));
    }

    /** A path that leads nowhere. */
    public static GraphException unknownPath(String path) {
        return new GraphException(GraphError.of(BAD_REQUEST, 2500, "Unknown path components: " + path));
    }

    /** A version whose Marketing API has ended, or no version. */
    public static GraphException deprecatedVersion(String latest) {
        return new GraphException(
                GraphError.of(BAD_REQUEST, 2635, "(#2635) You are calling a deprecated version of the Ads API. "
                        + "Please update to the latest version: " + latest + "."));
    }

    /** A {@code fields} parameter that does not parse. */
    public static GraphException syntax(String message) {
        return new GraphException(GraphError.of(BAD_REQUEST, 2500, message));
    }

    /** A field that a node does not have. */
    public static GraphException nonexistingField(String field, String nodeType) {
        return new GraphException(GraphError.of(BAD_REQUEST, 100,
                "(#100) Tried accessing nonexisting field (%s) on node type (%s)".formatted(field, nodeType)));
    }

    /** A field that insights do not have. */
    public static GraphException notAnInsightsField(String field) {
        return new GraphException(GraphError.of(BAD_REQUEST, 100, "(#100) " + field + " is not valid for fields param. please "
                + "check https://developers.facebook.com/docs/marketing-api/reference/ads-insights/ for all valid values"));
    }

    /** A value outside an enumeration. */
    public static GraphException notOneOf(String parameter, Collection<String> legal) {
        return new GraphException(GraphError.of(BAD_REQUEST, 100,
                "(#100) " + parameter + " must be one of the following values: " + String.join(", ", legal)));
    }

    /** Breakdowns that do not go together. */
    public static GraphException breakdownCombination(Collection<String> sorted) {
        return new GraphException(GraphError.of(BAD_REQUEST, 100, "(#100) Current combination of data breakdown columns ("
                + String.join(", ", sorted) + ") is invalid"));
    }

    /** A parameter of the wrong form. */
    public static GraphException parameter(String problem) {
        return new GraphException(GraphError.of(BAD_REQUEST, 100, "(#100) " + problem));
    }

    /** Deleted ads were asked to be listed. */
    public static GraphException deletedObjects() {
        return new GraphException(GraphError.of(BAD_REQUEST, 100, "Invalid parameter")
                .withSubcode(1815001)
                .withUserMessage("Cannot Request for Deleted Objects",
                        "Requesting for deleted objects is not supported in this endpoint."));
    }

    /** A cursor that is not one of this edge. */
    public static GraphException cursor() {
        return new GraphException(GraphError.of(BAD_REQUEST, 2642, "(#2642) Invalid cursors values"));
    }

    /** A period that begins too early. */
    public static GraphException tooLongAgo() {
        return new GraphException(GraphError.of(BAD_REQUEST, 3018,
                "(#3018) The start date of the time range cannot be beyond 37 months from the current date"));
    }

    /** An answer that would be too large. */
    public static GraphException reduceTheData() {
        return new GraphException(GraphError.of(500, 1,
                "Please reduce the amount of data you're asking for, then retry your request"));
    }

    /** The simulator itself is broken. */
    public static GraphException unknown() {
        return new GraphException(GraphError.of(500, 1, "An unknown error occurred").withSubcode(99));
    }
}
