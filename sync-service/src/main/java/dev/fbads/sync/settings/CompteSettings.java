package dev.fbads.sync.settings;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.sync.access.Caller;
import dev.fbads.sync.settings.SettingsRepository.Stored;
import io.smallrye.mutiny.Uni;

/**
 * The import settings of comptes. Members of a compte read them, its managers, who may also connect accounts, change them.
 */
@ApplicationScoped
public class CompteSettings {

    private static final Logger LOG = Logger.getLogger(CompteSettings.class);

    private final SettingsRepository repository;
    private final ImportedSets defaults;
    private final Clock clock;

    CompteSettings(SettingsRepository repository, SettingsConfig config, Clock clock) {
        this.repository = repository;
        this.defaults = ImportedSets.of(config.breakdownSets());
        this.clock = clock;
    }

    /** The breakdown sets of a sync request of the compte that names none. */
    public Uni<List<BreakdownSet>> breakdownSets(int compteId) {
        return repository.of(compteId).map(stored -> stored.map(Stored::sets).orElse(defaults).sets());
    }

    /**
     * The settings of the given compte, or of the caller's only compte.
     *
     * @throws ProblemException {@link ProblemCode#FORBIDDEN}, alike for an unknown compte and one of others, or
     *         {@link ProblemCode#COMPTE_REQUIRED} where the caller belongs to several
     */
    Uni<SettingsResponse> read(Caller caller, @Nullable Integer compteId) {
        return repository.seenBy(caller)
                .map(comptes -> chosen(comptes, compteId))
                .chain(compte -> repository.of(caller, compte).map(stored -> response(compte, stored)));
    }

    /** Changes the settings. Problems as of {@link #read(Caller, Integer)}, for the comptes that the caller manages. */
    Uni<SettingsResponse> write(Caller caller, @Nullable Integer compteId, ImportedSets sets) {
        Stored settings = new Stored(sets, caller.userId(), clock.instant());
        return repository.managedBy(caller)
                .map(comptes -> chosen(comptes, compteId))
                .call(compte -> repository.save(compte, settings))
                .invoke(compte -> LOG.infof("settings changed: compteId=%d userId=%s sets=%s", compte, caller.userId(),
                        sets.names()))
                .map(compte -> response(compte, Optional.of(settings)));
    }

    private SettingsResponse response(int compteId, Optional<Stored> stored) {
        return new SettingsResponse(compteId, stored.map(Stored::sets).orElse(defaults).names(), stored.isEmpty(),
                stored.map(Stored::updatedBy).orElse(null), stored.map(Stored::updatedAt).orElse(null));
    }

    private static int chosen(List<Integer> comptes, @Nullable Integer compteId) {
        if (comptes.isEmpty() || (compteId != null && !comptes.contains(compteId))) {
            throw new ProblemException(ProblemCode.FORBIDDEN);
        }
        if (compteId == null && comptes.size() > 1) {
            throw new ProblemException(ProblemCode.COMPTE_REQUIRED);
        }
        return compteId == null ? comptes.getFirst() : compteId;
    }
}
