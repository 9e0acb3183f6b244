package dev.fbads.query.figures;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.account.AccountScope;
import dev.fbads.query.account.AdAccount;
import dev.fbads.query.account.AdAccounts;
import dev.fbads.query.coverage.LedgerRepository;
import dev.fbads.query.coverage.LedgerSlice;
import dev.fbads.query.coverage.SliceSelection;
import dev.fbads.query.metric.ActionIndex;
import dev.fbads.query.tenant.TenantSession;
import io.smallrye.mutiny.Uni;

/** Lays the {@link Ground}, in one round trip: no statement waits for the answer of another. */
@ApplicationScoped
public class GroundReader {

    private final AdAccounts accounts;
    private final LedgerRepository ledger;
    private final ActionTypeRepository types;

    GroundReader(AdAccounts accounts, LedgerRepository ledger, ActionTypeRepository types) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.types = types;
    }

    /** Fails as {@link AdAccounts#meant} does. */
    public Uni<Ground> read(TenantSession session, AccountScope scope, List<Period> periods) {
        List<Uni<List<LedgerSlice>>> ledgers = periods.stream()
                .map(period -> ledger.within(session, scope, period))
                .toList();
        return Uni.combine()
                .all()
                .unis(accounts.meant(session, scope), types.in(session, scope), Uni.join().all(ledgers).andFailFast())
                .with((meant, known, slices) -> ground(meant, known, periods, slices));
    }

    private static Ground ground(List<AdAccount> accounts, List<ActionTypeRepository.OfCompte> types, List<Period> periods,
            List<List<LedgerSlice>> slices) {
        int compteId = accounts.getFirst().compteId();
        ActionIndex index = ActionIndex.of(types.stream()
                .filter(type -> type.compteId() == compteId)
                .map(ActionTypeRepository.OfCompte::type)
                .toList());
        return new Ground(accounts, index, IntStream.range(0, periods.size())
                .mapToObj(period -> selections(accounts, periods.get(period), slices.get(period)))
                .toList());
    }

    private static Map<String, SliceSelection> selections(List<AdAccount> accounts, Period period, List<LedgerSlice> slices) {
        int compteId = accounts.getFirst().compteId();
        Map<String, List<LedgerSlice>> byAccount = slices.stream()
                .filter(slice -> slice.compteId() == compteId)
                .collect(Collectors.groupingBy(LedgerSlice::accountId));
        return accounts.stream()
                .collect(Collectors.toMap(AdAccount::accountId, account -> SliceSelection.of(period,
                        byAccount.getOrDefault(account.accountId(), List.of()))));
    }
}
