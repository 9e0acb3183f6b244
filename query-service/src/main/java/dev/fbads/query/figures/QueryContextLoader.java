package dev.fbads.query.figures;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.account.AccountScope;
import dev.fbads.query.account.AccountVersion;
import dev.fbads.query.account.AdAccounts;
import dev.fbads.query.account.VersionedAccount;
import dev.fbads.query.coverage.LedgerRepository;
import dev.fbads.query.coverage.LedgerSlice;
import dev.fbads.query.coverage.SliceSelection;
import dev.fbads.query.metric.ActionIndex;
import dev.fbads.query.tenant.TenantSession;
import io.smallrye.mutiny.Uni;

/**
 * Loads the {@link QueryContext}: first the accounts that the caller may see with their data versions; then ledger and
 * action types in one pipelined round trip, unless they are cached at these versions.
 */
@ApplicationScoped
public class QueryContextLoader {

    private final AdAccounts accounts;
    private final LedgerRepository ledger;
    private final ActionTypeRepository types;
    private final ContextCache cache;

    QueryContextLoader(AdAccounts accounts, LedgerRepository ledger, ActionTypeRepository types, ContextCache cache) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.types = types;
        this.cache = cache;
    }

    /** Fails as {@link AdAccounts#resolve} does. */
    public Uni<QueryContext> load(TenantSession session, AccountScope scope, List<Period> periods) {
        return accounts.resolve(session, scope)
                .chain(found -> stored(session, scope, periods, found).map(stored -> QueryContext.of(found, stored)));
    }

    private Uni<StoredSlices> stored(TenantSession session, AccountScope scope, List<Period> periods,
            List<VersionedAccount> found) {
        List<AccountVersion> versions = found.stream().map(VersionedAccount::accountVersion).toList();
        DigestKey<StoredSlices> key = DigestKey.of(StoredSlices.class, versions, List.of(periods));
        return cache.get(key)
                .map(stored -> Uni.createFrom().item(stored))
                .orElseGet(() -> read(session, scope, periods, found).invoke(stored -> cache.put(key, stored)));
    }

    private Uni<StoredSlices> read(TenantSession session, AccountScope scope, List<Period> periods,
            List<VersionedAccount> found) {
        List<Uni<List<LedgerSlice>>> ledgers = periods.stream()
                .map(period -> ledger.within(session, scope, period))
                .toList();
        return Uni.combine()
                .all()
                .unis(types.in(session, scope), Uni.join().all(ledgers).andFailFast())
                .with((typesOfScope, slices) -> stored(found, typesOfScope, periods, slices));
    }

    private static StoredSlices stored(List<VersionedAccount> accounts, List<ActionTypeRepository.CompteActionType> types,
            List<Period> periods, List<List<LedgerSlice>> slices) {
        int compteId = accounts.getFirst().compteId();
        ActionIndex index = ActionIndex.of(types.stream()
                .filter(type -> type.compteId() == compteId)
                .map(ActionTypeRepository.CompteActionType::type)
                .toList());
        return StoredSlices.of(accounts.stream().map(VersionedAccount::account).toList(), index,
                IntStream.range(0, periods.size())
                        .mapToObj(period -> selections(accounts, periods.get(period), slices.get(period)))
                        .toList());
    }

    private static Map<String, SliceSelection> selections(List<VersionedAccount> accounts, Period period,
            List<LedgerSlice> slices) {
        int compteId = accounts.getFirst().compteId();
        Map<String, List<LedgerSlice>> byAccount = slices.stream()
                .filter(slice -> slice.compteId() == compteId)
                .collect(Collectors.groupingBy(LedgerSlice::accountId));
        return accounts.stream()
                .collect(Collectors.toMap(VersionedAccount::accountId, account -> SliceSelection.of(period,
                        byAccount.getOrDefault(account.accountId(), List.of()))));
    }
}
