package dev.fbads.gateway.connect;

import java.net.URI;
import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.accounts.AdAccount;
import io.smallrye.mutiny.Uni;

/** {@code /api/facebook/connect}: managers connect a Meta user to a compte, select accounts, and disconnect. */
@Path("/api/facebook/connect")
@Produces(MediaType.APPLICATION_JSON)
public class ConnectResource {

    private final CallerIdentity caller;
    private final CompteManagers managers;
    private final ConnectDialog dialog;
    private final ConnectCallback callback;
    private final Connections connections;
    private final ConnectConfig config;

    ConnectResource(CallerIdentity caller, CompteManagers managers, ConnectDialog dialog, ConnectCallback callback,
            Connections connections, ConnectConfig config) {
        this.caller = caller;
        this.managers = managers;
        this.dialog = dialog;
        this.callback = callback;
        this.connections = connections;
        this.config = config;
    }

    /** The address of the dialog; the cookie authenticates the redirect without a bearer token. */
    @GET
    public Uni<RestResponse<DialogUrl>> start(@QueryParam("compte_id") @Nullable String compteId) {
        return caller.required()
                .chain(user -> managers.compteOf(user, RequestParameters.number("compte_id", compteId))
                        .map(compte -> dialog.start(user, compte)))
                .map(this::response);
    }

    /** The target of the redirect from Meta. */
    @GET
    @Path("/callback")
    public Uni<ConnectCallback.Connected> back(@QueryParam("state") @Nullable String state,
            @QueryParam("code") @Nullable String code, @CookieParam(BrowserBinding.COOKIE) @Nullable String browser) {
        return caller.userId()
                .chain(user -> callback.complete(state == null ? "" : state, code, user, browser));
    }

    /** The connections of the comptes that the caller manages. */
    @GET
    @Path("/connections")
    public Uni<List<Connections.Connection>> list() {
        return caller.required().chain(connections::of);
    }

    /** Links the selected accounts to the compte of the connection. */
    @POST
    @Path("/accounts")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<List<AdAccount>> link(@Nullable LinkRequest body) {
        return caller.required()
                .chain(user -> {
                    LinkRequest request = RequestParameters.body(body);
                    return connections.link(user, RequestParameters.connection(request.connection()), request.accounts());
                });
    }

    /** Deletes the connection; imported data stays. */
    @DELETE
    @Path("/{connectionId}")
    public Uni<Void> disconnect(@PathParam("connectionId") String connectionId) {
        return caller.required().chain(user -> connections.delete(user, RequestParameters.connection(connectionId)));
    }

    private RestResponse<DialogUrl> response(ConnectDialog.Start start) {
        NewCookie cookie = new NewCookie.Builder(BrowserBinding.COOKIE)
                .value(start.browser())
                .path("/api/facebook/connect")
                .maxAge((int) config.stateLifetime().toSeconds())
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .secure("https".equals(config.redirectUri().getScheme()))
                .build();
        return RestResponse.ResponseBuilder.ok(new DialogUrl(start.url())).cookie(cookie).build();
    }

    /** @param url of the dialog */
    record DialogUrl(URI url) {
    }
}
