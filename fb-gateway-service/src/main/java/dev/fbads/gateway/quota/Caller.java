package dev.fbads.gateway.quota;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.accounts.Role;
import dev.fbads.contracts.insights.InsightsRequest;

/**
 * On whose behalf a call is made.
 *
 * @param userId whose share of calls it counts against
 * @param role how urgent it is
 * @param compteId the tenant; null for calls of our own
 * @param accountId the ad account that is read, {@code act_<digits>}; null where it is about none
 * @param appId the app of the token that the call is made with; null where nobody knows, or where it is the configured one
 * @param inProgress whether calls for the same purpose were made before: breaking off now would waste them
 */
public record Caller(String userId, Role role, @Nullable Integer compteId, @Nullable String accountId, @Nullable String appId,
        boolean inProgress) {

    /** The gateway itself. */
    public static final Caller SYSTEM = new Caller("system", Role.BACKGROUND, null, null, null, false);

    /** The gateway itself, about an account. */
    public static Caller systemFor(int compteId, AccountId accountId) {
        return new Caller(SYSTEM.userId(), Role.BACKGROUND, compteId, accountId.value(), null, false);
    }

    public static Caller of(InsightsRequest request) {
        return new Caller(request.userId(), request.role(), request.compteId(), request.accountId(), null, false);
    }

    /** The same, with a token of the app. */
    public Caller withApp(@Nullable String id) {
        return new Caller(userId, role, compteId, accountId, id, inProgress);
    }

    /** The same, after the first call of its series. */
    public Caller continued() {
        return new Caller(userId, role, compteId, accountId, appId, true);
    }
}
