package dev.fbads.gateway.graph;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.insights.InsightsRequest;

/** Opens sessions and selects their tokens. */
public interface GraphSessions {

    /**
     * A session for the request, with tokens that may read its account: a refused token is replaced and the call repeated
     * until none is left.
     */
    GraphSession forRequest(InsightsRequest request);

    /** The same for background calls about the account itself. */
    GraphSession forAccount(int compteId, AccountId accountId);

    /** A session with the installation's token. */
    GraphSession forInstallation();
}
