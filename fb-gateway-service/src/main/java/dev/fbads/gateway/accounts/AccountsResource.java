package dev.fbads.gateway.accounts;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;

/** {@code GET /internal/accounts}: the ad accounts that the token may read, complete, or an error. */
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
}
