package dev.fbads.sync.rollups;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.fbads.contracts.insights.Granularity;

/**
 * What a job changes above the rows of ads: the days of its ad sets, campaigns and account, which it replaces, and the blocks
 * that hold its days, by how much. Grows with the objects of the account and the days of the job, not with the stored rows.
 */
final class JobSums {

    private static final List<RollUpLevel> ABOVE_ADS = List.of(RollUpLevel.ACCOUNT, RollUpLevel.CAMPAIGN, RollUpLevel.ADSET);

    private final String accountId;
    private final Grain slice;
    private final List<Grain> blocks;
    private final Map<RollUpKey, RollUp> replaced = new HashMap<>();
    private final Map<RollUpKey, RollUp> changed = new HashMap<>();
    private final Set<RollUpKey> stored = new HashSet<>();

    JobSums(String accountId, Granularity granularity) {
        this.accountId = accountId;
        this.slice = Grain.ofSlices(granularity);
        this.blocks = slice == Grain.DAY ? Grain.BLOCKS : List.of();
    }

    /** Adds a new row, and says where it goes itself. */
    RollUpKey add(AdFigures row, RollUp rollUp) {
        for (RollUpLevel level : ABOVE_ADS) {
            sum(replaced, new RollUpKey(level, slice, row.date(), level.objectId(accountId, row))).add(rollUp);
        }
        for (Grain block : blocks) {
            LocalDate start = block.startOf(row.date());
            for (RollUpLevel level : RollUpLevel.values()) {
                sum(changed, new RollUpKey(level, block, start, level.objectId(accountId, row))).add(rollUp);
            }
        }
        return new RollUpKey(RollUpLevel.AD, slice, row.date(), row.adId());
    }

    /** Takes a day that was stored before out of its blocks. */
    void subtract(RollUpKey day, RollUp rollUp) {
        for (Grain block : blocks) {
            sum(changed, new RollUpKey(day.level(), block, block.startOf(day.dateStart()), day.objectId()))
                    .subtract(rollUp);
        }
    }

    /** Adds what a block held, where this job changes it. */
    void complete(RollUpKey block, RollUp held) {
        RollUp change = changed.get(block);
        if (change != null) {
            change.add(held);
            stored.add(block);
        }
    }

    /** Whether the block was in the table before. */
    boolean isStored(RollUpKey block) {
        return stored.contains(block);
    }

    Set<LocalDate> changedBlockStarts() {
        return changed.keySet().stream().map(RollUpKey::dateStart).collect(Collectors.toSet());
    }

    Map<RollUpKey, RollUp> replaced() {
        return replaced;
    }

    Map<RollUpKey, RollUp> changed() {
        return changed;
    }

    private static RollUp sum(Map<RollUpKey, RollUp> sums, RollUpKey key) {
        return sums.computeIfAbsent(key, absent -> RollUp.empty());
    }
}
