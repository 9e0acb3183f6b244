package dev.fbads.query.level;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.periods.DatePreset;
import dev.fbads.contracts.periods.Period;
import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.query.account.AccountScope;
import dev.fbads.query.compare.Comparison;
import dev.fbads.query.figures.Level;
import dev.fbads.query.figures.ObjectFilter;
import dev.fbads.query.period.ServablePeriods;
import dev.fbads.query.request.Parameters;

/**
 * Reads the parameters that all requests for a level have in common. Each read records violations in the {@link Parameters}; a
 * query exists only if there are none.
 */
public final class LevelRequest {

    /** The parameters of {@link #query()}. */
    public static final Set<String> QUERY = Set.of("account_id", "compte_id", "since", "until", "date_preset", "compare",
            "compare_since", "compare_until", "campaign_id", "adset_id", "search", "status", "sort");
    /** Those of them that may be repeated. */
    public static final Set<String> REPEATABLE = Set.of("account_id", "campaign_id", "adset_id", "status");

    private static final int MAX_IDS = 200;
    private static final int MAX_SEARCH = 200;
    private static final int MAX_SORT = 250;
    private static final String COMPARISONS = "previous_period, previous_year";

    private final Parameters parameters;
    private final ServablePeriods periods;
    private final Optional<Level> level;

    public LevelRequest(String level, Parameters parameters, ServablePeriods periods) {
        this.parameters = parameters;
        this.periods = periods;
        this.level = Level.ofWire(level);
        if (this.level.isEmpty()) {
            parameters.violate("level", FieldCode.UNKNOWN_LEVEL, Level.known());
        }
    }

    /** @throws dev.fbads.contracts.problems.ProblemException {@code invalid_request} with all violations */
    public LevelQuery query() {
        Optional<AccountScope> scope = scope();
        Optional<Period> period = period();
        Optional<Comparison> comparison = comparison();
        ObjectFilter filter = filter();
        Sort sort = sort();
        parameters.refuseInvalid();
        return new LevelQuery(level.orElseThrow(), scope.orElseThrow(), period.orElseThrow(), comparison.orElse(null), filter,
                sort);
    }

    private Optional<AccountScope> scope() {
        @Nullable
        Integer compteId = parameters.positiveInteger("compte_id").orElse(null);
        boolean named = parameters.optional("account_id").filter(text -> !text.isBlank()).isPresent();
        if (!named && compteId == null) {
            parameters.violate("account_id", FieldCode.REQUIRED);
        }
        if (!named) {
            return Optional.ofNullable(compteId).map(AccountScope.WholeCompte::new);
        }
        List<AccountId> ids = parameters.accountIds("account_id", AccountScope.MAX_ACCOUNTS);
        return ids.isEmpty() ? Optional.empty() : Optional.of(new AccountScope.Named(ids, compteId));
    }

    private Optional<Period> period() {
        if (!parameters.has("date_preset")) {
            Optional<Period> period = parameters.requiredPeriod();
            period.ifPresent(days -> parameters.violate(periods.anywhere(days, "")));
            return period;
        }
        if (parameters.has("since") || parameters.has("until")) {
            parameters.violate("date_preset", FieldCode.PERIOD_GIVEN_TWICE);
        }
        Optional<DatePreset> preset = parameters.optional("date_preset").flatMap(DatePreset::ofWire);
        if (preset.isEmpty()) {
            parameters.violate("date_preset", FieldCode.UNKNOWN_DATE_PRESET, String.join(", ", DatePreset.names()));
        }
        return preset.map(periods::of);
    }

    private Optional<Comparison> comparison() {
        boolean custom = parameters.has("compare_since") || parameters.has("compare_until");
        Optional<String> name = parameters.optional("compare");
        if (custom) {
            if (name.isPresent()) {
                parameters.violate("compare", FieldCode.PERIOD_GIVEN_TWICE);
            }
            Optional<Period> period = parameters.requiredPeriod("compare_");
            period.ifPresent(days -> parameters.violate(periods.anywhere(days, "compare_")));
            return period.map(Comparison.Custom::new);
        }
        return name.flatMap(this::comparison);
    }

    private Optional<Comparison> comparison(String name) {
        return switch (name) {
            case "previous_period" -> Optional.of(new Comparison.PreviousPeriod());
            case "previous_year" -> Optional.of(new Comparison.PreviousYear());
            default -> {
                parameters.violate("compare", FieldCode.UNKNOWN_COMPARISON, COMPARISONS);
                yield Optional.empty();
            }
        };
    }

    private ObjectFilter filter() {
        List<String> statuses = parameters.values("status", EffectiveStatus.values().length);
        if (!statuses.stream().allMatch(EffectiveStatus::isKnown)) {
            parameters.violate("status", FieldCode.UNKNOWN_STATUS, EffectiveStatus.known());
        } else if (!statuses.isEmpty() && level.equals(Optional.of(Level.ACCOUNT))) {
            parameters.violate("status", FieldCode.NOT_AT_LEVEL, Level.ACCOUNT.wire());
        }
        return new ObjectFilter(parameters.ids("campaign_id", MAX_IDS), parameters.ids("adset_id", MAX_IDS),
                parameters.text("search", MAX_SEARCH).orElse(null), statuses);
    }

    private Sort sort() {
        Optional<String> text = parameters.text("sort", MAX_SORT);
        Optional<Sort> sort = text.flatMap(Sort::ofWire);
        if (text.isPresent() && sort.isEmpty()) {
            parameters.violate("sort", FieldCode.UNKNOWN_SORT, Sort.known());
        }
        return sort.orElse(Sort.DEFAULT);
    }
}
