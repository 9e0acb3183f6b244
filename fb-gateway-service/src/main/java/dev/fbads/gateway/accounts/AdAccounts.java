package dev.fbads.gateway.accounts;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.fetch.CursorPages;
import dev.fbads.gateway.graph.GraphCall;
import dev.fbads.gateway.graph.GraphFailedException;
import dev.fbads.gateway.graph.GraphResult;
import dev.fbads.gateway.graph.GraphSession;
import dev.fbads.gateway.graph.GraphSessions;
import io.smallrye.mutiny.Uni;

/** Asks Meta which ad accounts there are. */
@ApplicationScoped
public class AdAccounts {

    /** Only what is needed: some fields of an account want further permissions. */
    private static final GraphCall CALL = GraphCall.to("me/adaccounts")
            .with("fields", "account_id,name,currency,timezone_name,account_status")
            .with("limit", "100");

    private final GraphSessions sessions;

    AdAccounts(GraphSessions sessions) {
        this.sessions = sessions;
    }

    /** Those of the installation's own token; see {@link #all(GraphSession)}. */
    Uni<List<AdAccount>> all() {
        return all(sessions.forInstallation());
    }

    /**
     * All that the session's token may read, in Meta's order; fails with {@link GraphFailedException} rather than list a part.
     */
    public Uni<List<AdAccount>> all(GraphSession session) {
        return CursorPages.from(null, after -> page(session, after))
                .onItem().transformToIterable(AccountsPage::accounts)
                .collect().asList();
    }

    private Uni<AccountsPage> page(GraphSession session, @Nullable String after) {
        GraphCall call = after == null ? CALL : CALL.with("after", after);
        return session.get(call, AccountsPage::read)
                .onItem().transform(result -> switch (result) {
                    case GraphResult.Read<AccountsPage>(AccountsPage page) -> page;
                    case GraphResult.Failed<AccountsPage>(GraphFailure failure) -> throw new GraphFailedException(failure);
                });
    }
}
