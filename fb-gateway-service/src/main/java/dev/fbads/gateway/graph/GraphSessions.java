package dev.fbads.gateway.graph;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.insights.InsightsRequest;

/** Opens series of calls, and sees to their tokens. */
public interface GraphSessions {

    /**
     * Calls for the request, each with a token that may read its account: one that Meta refuses is replaced and the same
     * call made again, until none is left.
     */
    GraphSession forRequest(InsightsRequest request);

    /** The same for calls that nobody waits for, about the account itself. */
    GraphSession forAccount(int compteId, AccountId accountId);

    /** Calls with the installation's own token. */
    GraphSession forInstallation();
}
