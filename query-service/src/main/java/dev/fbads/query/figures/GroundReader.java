package dev.fbads.query.figures;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.account.AccountScope;
import dev.fbads.query.account.AdAccounts;
import dev.fbads.query.account.VersionedAccount;
import dev.fbads.query.coverage.LedgerRepository;
import dev.fbads.query.coverage.LedgerSlice;
import dev.fbads.query.coverage.SliceSelection;
import dev.fbads.query.metric.ActionIndex;
import dev.fbads.query.metric.UnknownActionTypeException;
import dev.fbads.query.tenant.TenantSession;
import io.smallrye.mutiny.Uni;

/**
 * Lays the {@link Ground}, in one round trip: no statement waits for the answer of another. What was laid for a question is
 * tried again for the next one like it: the accounts, read in the same snapshot, then say whether anything has changed since.
 * Where nothing has, ledger and action types are not read, and whatever stands on the ground was read in the same trip.
 */
@ApplicationScoped
public class GroundReader {

    private final AdAccounts accounts;
    private final LedgerRepository ledger;
    private final ActionTypeRepository types;
    private final KnownGrounds known;

    GroundReader(AdAccounts accounts, LedgerRepository ledger, ActionTypeRepository types, KnownGrounds known) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.types = types;
        this.known = known;
    }

    /** Fails as {@link AdAccounts#meant} does. */
    public Uni<Ground> read(TenantSession session, AccountScope scope, List<Period> periods) {
        return on(session, scope, periods, laid -> {
        }, laid -> Uni.createFrom().item(laid));
    }

    /**
     * Reads what stands on the ground. Fails as {@link AdAccounts#meant}, as the check and as the work do.
     *
     * @param check refuses a ground
     * @param work may be done twice, and the first time in vain
     */
    public <T> Uni<T> on(TenantSession session, AccountScope scope, List<Period> periods, Consumer<Ground> check,
            Function<Ground, Uni<? extends T>> work) {
        return known.of(scope, periods)
                .<Uni<T>> map(guess -> Uni.combine()
                        .all()
                        .unis(accounts.meant(session, scope), GroundReader.<T> attempted(work.apply(guess)))
                        .asTuple()
                        .chain(read -> {
                            if (read.getItem2().isEmpty() || !guess.isOf(read.getItem1())) {
                                return anew(session, scope, periods, check, work);
                            }
                            check.accept(guess);
                            return Uni.createFrom().item(read.getItem2().get());
                        }))
                .orElseGet(() -> anew(session, scope, periods, check, work));
    }

    private <T> Uni<T> anew(TenantSession session, AccountScope scope, List<Period> periods, Consumer<Ground> check,
            Function<Ground, Uni<? extends T>> work) {
        return lay(session, scope, periods)
                .invoke(check)
                .invoke(laid -> known.keep(scope, periods, laid))
                .chain(work);
    }

    /** Of a ground that may be a former one: it may not know all action types. */
    private static <T> Uni<Optional<T>> attempted(Uni<? extends T> work) {
        return work.<Optional<T>> map(Optional::of)
                .onFailure(UnknownActionTypeException.class)
                .recoverWithItem(Optional.empty());
    }

    private Uni<Ground> lay(TenantSession session, AccountScope scope, List<Period> periods) {
        List<Uni<List<LedgerSlice>>> ledgers = periods.stream()
                .map(period -> ledger.within(session, scope, period))
                .toList();
        return Uni.combine()
                .all()
                .unis(accounts.meant(session, scope), types.in(session, scope), Uni.join().all(ledgers).andFailFast())
                .with((meant, found, slices) -> ground(meant, found, periods, slices));
    }

    private static Ground ground(List<VersionedAccount> accounts, List<ActionTypeRepository.OfCompte> types,
            List<Period> periods, List<List<LedgerSlice>> slices) {
        int compteId = accounts.getFirst().compteId();
        ActionIndex index = ActionIndex.of(types.stream()
                .filter(type -> type.compteId() == compteId)
                .map(ActionTypeRepository.OfCompte::type)
                .toList());
        return Ground.of(accounts, index, IntStream.range(0, periods.size())
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
