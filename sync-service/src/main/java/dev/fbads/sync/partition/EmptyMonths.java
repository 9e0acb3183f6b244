package dev.fbads.sync.partition;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Drops empty partitions of months that no request may name any more. A partition that cannot be locked at once stays until a
 * later run, so that readers wait at most a tenth of a second.
 */
@ApplicationScoped
public class EmptyMonths {

    private static final Logger LOG = Logger.getLogger(EmptyMonths.class);

    private final PartitionRepository repository;
    private final PartitionMaintenance maintenance;
    private final MeterRegistry registry;

    EmptyMonths(PartitionRepository repository, PartitionMaintenance maintenance, MeterRegistry registry) {
        this.repository = repository;
        this.maintenance = maintenance;
        this.registry = registry;
    }

    /** Drops the empty partitions of months before the given one, oldest first. */
    public Uni<Void> drop(YearMonth before) {
        return repository.months()
                .onItem().transformToMulti(found -> Multi.createFrom().iterable(due(found, before)))
                .onItem().transformToUniAndConcatenate(this::dropOne)
                .collect().last()
                .replaceWithVoid();
    }

    private List<YearMonth> due(Set<YearMonth> found, YearMonth before) {
        return found.stream().filter(month -> month.isBefore(before) && month.isBefore(maintenance.firstMonth())).sorted()
                .toList();
    }

    private Uni<Boolean> dropOne(YearMonth month) {
        return repository.drop(month)
                .invoke(dropped -> {
                    if (dropped) {
                        registry.counter("fbads.retention.months.dropped").increment();
                        LOG.infof("an empty partition was dropped: month=%s", month);
                    }
                })
                .onFailure().invoke(failure -> LOG.infof("the empty partition of %s stays until the next run: %s", month,
                        failure.getMessage()))
                .onFailure().recoverWithItem(false);
    }
}
