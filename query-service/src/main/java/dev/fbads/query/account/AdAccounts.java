package dev.fbads.query.account;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.contracts.problems.FieldViolation;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.query.tenant.TenantSession;
import io.smallrye.mutiny.Uni;

/** Finds ad accounts among those that the caller may see. */
@ApplicationScoped
public class AdAccounts {

    private final AdAccountRepository repository;

    AdAccounts(AdAccountRepository repository) {
        this.repository = repository;
    }

    /** Every account the caller may see, once per compte, by compte and id. */
    public Uni<List<AdAccount>> visible(TenantSession session) {
        return repository.visible(session);
    }

    /**
     * The one account that is meant. Fails with {@code account_not_found} where the caller sees none, whether it exists or not,
     * and with {@code compte_required} where several comptes have it and none is named.
     */
    public Uni<AdAccount> one(TenantSession session, AccountId accountId, @Nullable Integer compteId) {
        return repository.byId(session, accountId, compteId)
                .map(AdAccounts::only);
    }

    private static AdAccount only(List<AdAccount> found) {
        return switch (found.size()) {
            case 0 -> throw new ProblemException(ProblemCode.ACCOUNT_NOT_FOUND);
            case 1 -> found.getFirst();
            default -> throw new ProblemException(ProblemCode.COMPTE_REQUIRED,
                    new FieldViolation("compte_id", FieldCode.REQUIRED));
        };
    }
}
