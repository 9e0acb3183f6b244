package dev.fbads.query.level;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.query.account.AdAccount;
import dev.fbads.query.account.AdAccounts;
import dev.fbads.query.coverage.LedgerRepository;
import dev.fbads.query.coverage.SliceSelection;
import dev.fbads.query.period.ServablePeriods;
import dev.fbads.query.tenant.Caller;
import dev.fbads.query.tenant.TenantSession;
import dev.fbads.query.tenant.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Answers a {@link LevelQuery} from one snapshot of the database. */
@ApplicationScoped
class LevelReader {

    private final TenantTransaction transaction;
    private final AdAccounts accounts;
    private final ServablePeriods periods;
    private final LedgerRepository ledger;
    private final MetricsRepository metrics;
    private final ActionsRepository actions;

    LevelReader(TenantTransaction transaction, AdAccounts accounts, ServablePeriods periods, LedgerRepository ledger,
            MetricsRepository metrics, ActionsRepository actions) {
        this.transaction = transaction;
        this.accounts = accounts;
        this.periods = periods;
        this.ledger = ledger;
        this.metrics = metrics;
        this.actions = actions;
    }

    Uni<LevelAnswer> read(Caller caller, LevelQuery query) {
        return transaction.as(caller, session -> accounts.one(session, query.accountId(), query.compteId())
                .invoke(account -> periods.check(query.period(), account.zone()))
                .chain(account -> select(session, account, query))
                .chain(slices -> sum(session, slices)));
    }

    private Uni<Slices> select(TenantSession session, AdAccount account, LevelQuery query) {
        return ledger.within(session, account.compteId(), account.accountId(), query.period())
                .map(stored -> new Slices(account, query, SliceSelection.of(query.period(), stored)));
    }

    /** Both statements travel together. */
    private Uni<LevelAnswer> sum(TenantSession session, Slices slices) {
        return Uni.combine()
                .all()
                .unis(metrics.sums(session, slices), actions.sums(session, slices))
                .with((objects, actionSums) -> AnswerBuilder.answer(slices, objects, actionSums));
    }
}
