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
import dev.fbads.sync.rollups.SummaryRepository.CampaignDay;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * The roll-ups of one job in its transaction: {@link #sum} and {@link #write} for each batch of rows, then {@link #finish}.
 * Jobs of an account share blocks, so blocks are changed under the account's roll-up lock, held until the transaction ends.
 */
public final class JobRollUps {

    private static final int BATCH = 1000;
    /** Statements sent before the first result has arrived. */
    private static final int PIPELINED = 2;

    private final RollUpRepository table;
    private final ActionTypeRepository types;
    private final SummaryRepository summary;
    private final SqlConnection connection;
    private final ClaimedJob job;
    private final boolean stored;
    private final JobSums sums;
    private ActionPositions positions;

    JobRollUps(RollUpRepository table, ActionTypeRepository types, SummaryRepository summary, SqlConnection connection,
            ClaimedJob job, boolean stored) {
        this.table = table;
        this.types = types;
        this.summary = summary;
        this.connection = connection;
        this.job = job;
        this.stored = stored;
        this.positions = ActionPositions.NONE;
        this.sums = new JobSums(job.accountId().value(), job.range().granularity());
    }

    /** Removes the stored roll-ups of the job's slices. */
    Uni<JobRollUps> open() {
        return stored ? removeSlices().replaceWith(this) : Uni.createFrom().item(this);
    }

    /** Computes the roll-ups of rows, each of a different ad or slice. Batches are summed one after the other. */
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

    /** Writes the roll-ups of a batch; may overlap with the previous batch. */
    public Uni<Void> write(AdRollUps ads) {
        return table.insert(connection, job, ads.rollUps());
    }

    /** Writes the levels above ads, the summary, and last, because other jobs wait for the lock, the blocks. */
    public Uni<Void> finish() {
        return put(sums.replaced().entrySet().stream().toList(), table::insert)
                .chain(() -> job.range().granularity() == Granularity.DAY ? finishDays() : Uni.createFrom().voidItem());
    }

    private Uni<Void> finishDays() {
        List<CampaignDay> days = sums.campaignDays();
        Uni<Void> summarised = stored || !days.isEmpty() ? summary.replace(connection, job, days)
                : Uni.createFrom().voidItem();
        return summarised.chain(() -> sums.changed().isEmpty() ? Uni.createFrom().voidItem() : changeBlocks());
    }

    private Uni<Void> removeSlices() {
        return table.slices(connection, job)
                .onItem().invoke(slice -> sums.subtract(slice.getKey(), slice.getValue()))
                .onItem().ignoreAsUni()
                .chain(() -> table.deleteSlices(connection, job));
    }

    /** Rows without actions need no positions, and rows whose action types all have a position need no lock. */
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
                        .onItem().invoke(block -> sums.complete(block.getKey(), block.getValue()))
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
                .merge(PIPELINED)
                .onItem().ignoreAsUni();
    }

    /** Inserts or replaces a batch of roll-ups. */
    @FunctionalInterface
    private interface Writer {

        Uni<Void> write(SqlConnection connection, ClaimedJob job, List<Entry<RollUpKey, RollUp>> rollUps);
    }

    private static List<Entry<RollUpKey, RollUp>> select(Map<RollUpKey, RollUp> rollUps, BiPredicate<RollUpKey, RollUp> which) {
        return rollUps.entrySet().stream().filter(entry -> which.test(entry.getKey(), entry.getValue())).toList();
    }
}
