package dev.fbads.sync.rollups;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.function.BiPredicate;

import dev.fbads.contracts.insights.Granularity;
import dev.fbads.sync.jobs.ClaimedJob;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * The roll-ups of one job inside its transaction: {@link #sum} and {@link #write} for each batch of rows, then {@link #finish}.
 * Blocks are shared with other jobs of the account, so they are changed under the account's lock, which the transaction's end
 * gives back.
 */
public final class JobRollUps {

    private static final int BATCH = 1000;
    /** One is on its way while another one is worked on. */
    private static final int SENT_AT_ONCE = 2;

    private final RollUpRepository table;
    private final ActionTypeRepository types;
    private final SqlConnection connection;
    private final ClaimedJob job;
    private final JobSums sums;
    private ActionPositions positions;

    private JobRollUps(RollUpRepository table, ActionTypeRepository types, SqlConnection connection, ClaimedJob job) {
        this.table = table;
        this.types = types;
        this.connection = connection;
        this.job = job;
        this.positions = ActionPositions.NONE;
        this.sums = new JobSums(job.accountId().value(), job.range().granularity());
    }

    /** Takes the roll-ups of the job's slices out of the table, where there are any. */
    static Uni<JobRollUps> open(RollUpRepository table, ActionTypeRepository types, SqlConnection connection, ClaimedJob job,
            boolean stored) {
        var rollUps = new JobRollUps(table, types, connection, job);
        return stored ? rollUps.removeSlices().replaceWith(rollUps) : Uni.createFrom().item(rollUps);
    }

    /** The roll-ups of rows, each of another ad or slice; one batch after the other. */
    public Uni<AdRollUps> sum(List<AdFigures> rows) {
        return known(rows).map(known -> {
            List<Entry<RollUpKey, RollUp>> ads = new ArrayList<>(rows.size());
            for (AdFigures row : rows) {
                RollUp rollUp = RollUp.of(row, positions);
                ads.add(new SimpleImmutableEntry<>(sums.add(row, rollUp), rollUp));
            }
            return new AdRollUps(ads);
        });
    }

    /** Writes the roll-ups of a batch; needs not wait for the one before. */
    public Uni<Void> write(AdRollUps ads) {
        return table.insert(connection, job, ads.rollUps());
    }

    /** Writes the levels above and, last because others wait for it, the blocks. */
    public Uni<Void> finish() {
        return put(sums.replaced().entrySet().stream().toList(), table::insert)
                .chain(() -> sums.changed().isEmpty() || job.range().granularity() != Granularity.DAY
                        ? Uni.createFrom().voidItem()
                        : changeBlocks());
    }

    private Uni<Void> removeSlices() {
        return table.slices(connection, job)
                .onItem().invoke(stored -> sums.subtract(stored.getKey(), stored.getValue()))
                .onItem().ignoreAsUni()
                .chain(() -> table.deleteSlices(connection, job));
    }

    /** A job without actions reads no positions, and one whose actions all have one takes no lock for them. */
    private Uni<Void> known(List<AdFigures> rows) {
        return positions.unknownIn(rows).isEmpty() ? Uni.createFrom().voidItem()
                : readPositions().chain(() -> number(positions.unknownIn(rows)));
    }

    private Uni<Void> number(Set<ActionType> unknown) {
        if (unknown.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return table.lock(connection, job)
                .chain(() -> types.add(connection, job, unknown))
                .chain(this::readPositions);
    }

    private Uni<Void> readPositions() {
        return types.positions(connection, job)
                .invoke(all -> positions = all)
                .replaceWithVoid();
    }

    private Uni<Void> changeBlocks() {
        Map<RollUpKey, RollUp> changed = sums.changed();
        return table.lock(connection, job)
                .chain(() -> table.blocks(connection, job, sums.changedBlockStarts())
                        .onItem().invoke(stored -> sums.complete(stored.getKey(), stored.getValue()))
                        .onItem().ignoreAsUni())
                .chain(() -> table.delete(connection, job,
                        select(changed, (key, rollUp) -> rollUp.isEmpty()).stream().map(Entry::getKey).toList()))
                .chain(() -> put(select(changed, (key, rollUp) -> !rollUp.isEmpty() && !sums.isStored(key)), table::insert))
                .chain(() -> put(select(changed, (key, rollUp) -> !rollUp.isEmpty() && sums.isStored(key)), table::replace));
    }

    private Uni<Void> put(List<Entry<RollUpKey, RollUp>> rollUps, Writer writer) {
        return Multi.createFrom().iterable(rollUps)
                .group().intoLists().of(BATCH)
                .onItem().transformToUni(batch -> writer.write(connection, job, batch))
                .merge(SENT_AT_ONCE)
                .onItem().ignoreAsUni();
    }

    /** One of the ways to write roll-ups. */
    @FunctionalInterface
    private interface Writer {

        Uni<Void> write(SqlConnection connection, ClaimedJob job, List<Entry<RollUpKey, RollUp>> rollUps);
    }

    private static List<Entry<RollUpKey, RollUp>> select(Map<RollUpKey, RollUp> rollUps, BiPredicate<RollUpKey, RollUp> which) {
        return rollUps.entrySet().stream().filter(entry -> which.test(entry.getKey(), entry.getValue())).toList();
    }
}
