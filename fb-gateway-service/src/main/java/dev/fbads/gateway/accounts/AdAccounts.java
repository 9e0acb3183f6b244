package dev.fbads.gateway.accounts;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.fetch.CursorPages;
import dev.fbads.gateway.graph.GraphCall;
import dev.fbads.gateway.graph.GraphSession;
import dev.fbads.gateway.graph.GraphSessions;
import io.smallrye.mutiny.Uni;

/** Lists ad accounts at Meta. */
@ApplicationScoped
public class AdAccounts {

    /** Other fields require further permissions. */
    private static final String FIELDS = "account_id,name,currency,timezone_name,account_status";
    private static final GraphCall CALL = GraphCall.to("me/adaccounts")
            .with("fields", FIELDS)
            .with("limit", "100");

    private final GraphSessions sessions;

    AdAccounts(GraphSessions sessions) {
        this.sessions = sessions;
    }

    /** The accounts of the installation's token; see {@link #all(GraphSession)}. */
    Uni<List<AdAccount>> all() {
        return all(sessions.forInstallation());
    }

    /**
     * All accounts that the token of the session may read, in the order of Meta; fails with {@link GraphFailedException}
     * rather than return a part.
     */
    public Uni<List<AdAccount>> all(GraphSession session) {
        return CursorPages.from(null, after -> page(session, after))
                .onItem().transformToIterable(AccountsPage::accounts)
                .collect().asList();
    }

    /** One account with its current data at Meta, read with a token of the compte; fails like {@link #all(GraphSession)}. */
    Uni<AdAccount> one(int compteId, AccountId accountId) {
        return sessions.forAccount(compteId, accountId)
                .get(GraphCall.to(accountId.value()).with("fields", FIELDS), AccountsPage::readOne)
                .onItem().transform(AdAccounts::orThrow);
    }

    private Uni<AccountsPage> page(GraphSession session, @Nullable String after) {
        GraphCall call = after == null ? CALL : CALL.with("after", after);
        return session.get(call, AccountsPage::read).onItem().transform(AdAccounts::orThrow);
    }

    private static <T> T orThrow(GraphResult<T> result) {
        return switch (result) {
            case GraphResult.Read<T>(T answer) -> answer;
            case GraphResult.Failed<T>(GraphFailure failure) -> throw new GraphFailedException(failure);
        };
    }
}
