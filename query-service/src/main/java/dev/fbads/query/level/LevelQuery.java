package dev.fbads.query.level;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.periods.Period;
import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.query.request.Parameters;

/**
 * What a caller wants to see.
 *
 * @param level what a row stands for
 * @param accountId whose figures
 * @param compteId through which compte; null where the caller left it open
 * @param period which days
 * @param campaignId only what belongs to this campaign; null for all
 * @param adsetId only what belongs to this ad set; null for all
 */
public record LevelQuery(Level level, AccountId accountId, @Nullable Integer compteId, Period period,
        @Nullable String campaignId, @Nullable String adsetId) {

    private static final Set<String> KNOWN = Set.of("account_id", "compte_id", "since", "until", "campaign_id", "adset_id");

    /** @throws ProblemException {@code invalid_request}, naming everything that is wrong */
    static LevelQuery parse(String level, Map<String, List<String>> given) {
        Parameters parameters = Parameters.of(given, KNOWN);
        Optional<Level> knownLevel = Level.ofWire(level);
        if (knownLevel.isEmpty()) {
            parameters.violate("level", FieldCode.UNKNOWN_LEVEL, Level.known());
        }
        Optional<AccountId> accountId = parameters.requiredAccountId("account_id");
        Optional<Integer> compteId = parameters.positiveInteger("compte_id");
        Optional<Period> period = parameters.requiredPeriod();
        Optional<String> campaignId = parameters.id("campaign_id");
        Optional<String> adsetId = parameters.id("adset_id");
        parameters.refuseInvalid();
        return new LevelQuery(knownLevel.orElseThrow(), accountId.orElseThrow(), compteId.orElse(null), period.orElseThrow(),
                campaignId.orElse(null), adsetId.orElse(null));
    }
}
