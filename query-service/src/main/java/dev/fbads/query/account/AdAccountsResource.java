package dev.fbads.query.account;

import java.util.Set;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.fbads.query.openapi.QueryApi;
import dev.fbads.query.request.Parameters;
import dev.fbads.query.tenant.Callers;
import dev.fbads.query.tenant.TenantTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** The accounts that the caller may see. */
@Path("/api/facebook/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "accounts")
@APIResponse(responseCode = "400", ref = QueryApi.INVALID)
@APIResponse(responseCode = "401", ref = QueryApi.UNAUTHENTICATED)
@APIResponse(responseCode = "default", ref = QueryApi.FAILED)
public class AdAccountsResource {

    private final Callers callers;
    private final TenantTransaction transaction;
    private final ListedAccountRepository accounts;

    AdAccountsResource(Callers callers, TenantTransaction transaction, ListedAccountRepository accounts) {
        this.callers = callers;
        this.transaction = transaction;
        this.accounts = accounts;
    }

    @GET
    @Operation(operationId = "accounts", summary = "The ad accounts that the caller may see, once per compte.")
    @APIResponse(responseCode = "200", description = "By compte and id; empty when there are none.")
    public Uni<AdAccountList> accounts(UriInfo uri) {
        Parameters.of(uri.getQueryParameters(), Set.of()).refuseInvalid();
        return transaction.as(callers.current(), accounts::visible)
                .map(AdAccountList::new);
    }
}
