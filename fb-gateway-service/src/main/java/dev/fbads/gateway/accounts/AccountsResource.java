package dev.fbads.gateway.accounts;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.contracts.problems.FieldViolation;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.errors.GraphFailure;
import io.smallrye.mutiny.Uni;

/**
 * {@code GET /internal/accounts}: the complete list of ad accounts that the installation's token may read, or one of them
 * by id.
 */
@Path("/internal/accounts")
public class AccountsResource {

    private final AdAccounts accounts;

    AccountsResource(AdAccounts accounts) {
        this.accounts = accounts;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<List<AdAccount>> accounts() {
        return accounts.all();
    }

    /**
     * One account with its current data at Meta, read for the compte. Not found where no token of the compte may read it; a
     * pause or an outage of Meta is an error of its own.
     */
    @GET
    @Path("/{accountId}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<AdAccount> account(@PathParam("accountId") String accountId,
            @QueryParam("compte_id") @Nullable Integer compteId) {
        AccountId id = AccountId.parse(accountId)
                .orElseThrow(() -> refused("account_id", FieldCode.INVALID_ACCOUNT_ID));
        if (compteId == null) {
            throw refused("compte_id", FieldCode.REQUIRED);
        }
        return accounts.one(compteId, id)
                .onFailure(AccountsResource::isUnreadable)
                .transform(unreadable -> new ProblemException(ProblemCode.ACCOUNT_NOT_FOUND));
    }

    private static boolean isUnreadable(Throwable thrown) {
        return thrown instanceof GraphFailedException failed && switch (failed.failure()) {
            case GraphFailure.TokenInvalid token -> true;
            case GraphFailure.AccessDenied denied -> true;
            case GraphFailure.AccountSuspended suspended -> true;
            case GraphFailure.InvalidQuery query -> true;
            case GraphFailure.Throttled throttled -> false;
            case GraphFailure.AbuseSuspected abuse -> false;
            case GraphFailure.TooMuchData large -> false;
            case GraphFailure.Unavailable unavailable -> false;
            case GraphFailure.CircuitOpen open -> false;
            case GraphFailure.Malformed malformed -> false;
            case GraphFailure.CursorLost lost -> false;
        };
    }

    private static ProblemException refused(String field, FieldCode code) {
        return new ProblemException(ProblemCode.INVALID_REQUEST, new FieldViolation(field, code));
    }
}
