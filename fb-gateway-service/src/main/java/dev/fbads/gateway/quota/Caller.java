package dev.fbads.gateway.quota;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.accounts.Role;
import dev.fbads.contracts.insights.InsightsRequest;

/**
 * The originator of a call.
 *
 * @param userId the user whose rate limit applies
 * @param role its priority
 * @param compteId the tenant; null for calls of the gateway itself
 * @param accountId the ad account that is read, {@code act_<digits>}; null where there is none
 * @param appId the app of the token; null where it is unknown or the configured one
 * @param inProgress whether earlier calls of the same stream were made: refusing this one would waste them
 */
public record Caller(String userId, Role role, @Nullable Integer compteId, @Nullable String accountId, @Nullable String appId,
        boolean inProgress) {

    /** The gateway itself. */
    public static final Caller SYSTEM = new Caller("system", Role.BACKGROUND, null, null, null, false);

    /** The gateway itself, for an account. */
    public static Caller systemFor(int compteId, AccountId accountId) {
        return new Caller(SYSTEM.userId(), Role.BACKGROUND, compteId, accountId.value(), null, false);
    }

    public static Caller of(InsightsRequest request) {
        return new Caller(request.userId(), request.role(), request.compteId(), request.accountId(), null, false);
    }

    /** The same caller with a token of the app. */
    public Caller withApp(@Nullable String id) {
        return new Caller(userId, role, compteId, accountId, id, inProgress);
    }

    /** The same, after the first call of its series. */
    public Caller continued() {
        return new Caller(userId, role, compteId, accountId, appId, true);
    }
}
