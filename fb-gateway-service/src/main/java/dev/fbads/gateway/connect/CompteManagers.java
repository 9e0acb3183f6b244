package dev.fbads.gateway.connect;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import io.smallrye.mutiny.Uni;

/** The comptes that a user may connect accounts to: those that the user manages. */
@ApplicationScoped
class CompteManagers {

    private final ConnectRepository repository;

    CompteManagers(ConnectRepository repository) {
        this.repository = repository;
    }

    /**
     * The requested compte, or the only one that the user manages.
     *
     * @throws ProblemException {@link ProblemCode#FORBIDDEN} for an unknown compte and for one of others, {@link
     *         ProblemCode#COMPTE_REQUIRED} where the user manages several
     */
    Uni<Integer> compteOf(String userId, @Nullable Integer compteId) {
        return repository.managedBy(userId).map(managed -> chosen(managed, compteId));
    }

    Uni<List<Integer>> comptesOf(String userId) {
        return repository.managedBy(userId);
    }

    private static int chosen(List<Integer> managed, @Nullable Integer compteId) {
        if (managed.isEmpty() || (compteId != null && !managed.contains(compteId))) {
            throw new ProblemException(ProblemCode.FORBIDDEN);
        }
        if (compteId == null && managed.size() > 1) {
            throw new ProblemException(ProblemCode.COMPTE_REQUIRED);
        }
        return compteId == null ? managed.getFirst() : compteId;
    }
}
