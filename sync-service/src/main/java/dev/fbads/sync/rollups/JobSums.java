package dev.fbads.sync.rollups;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.fbads.contracts.insights.Granularity;
import dev.fbads.sync.rollups.SummaryRepository.CampaignDay;

/**
 * The changes of a job above the level of ads: the new days of its ad sets, campaigns and account, and the differences of the
 * blocks that contain its days. Grows with the objects of the account and the days of the job, not with the stored rows.
 */
final class JobSums {

    private static final List<RollUpLevel> ABOVE_ADS = List.of(RollUpLevel.ACCOUNT, RollUpLevel.CAMPAIGN, RollUpLevel.ADSET);

    private final String accountId;
    private final Grain slice;
    private final List<Grain> blocks;
    private final Map<RollUpKey, RollUp> replaced = new HashMap<>();
    private final Map<RollUpKey, RollUp> changed = new HashMap<>();
    private final Set<RollUpKey> stored = new HashSet<>();
    /** Campaign names by the key of their day. */
    private final Map<RollUpKey, String> campaignNames = new HashMap<>();

    JobSums(String accountId, Granularity granularity) {
        this.accountId = accountId;
        this.slice = Grain.ofSlices(granularity);
        this.blocks = slice == Grain.DAY ? Grain.BLOCKS : List.of();
    }

    /** Adds a new row and returns the key of its own roll-up. */
    RollUpKey add(AdFigures row, RollUp rollUp) {
        for (RollUpLevel level : ABOVE_ADS) {
            sum(replaced, new RollUpKey(level, slice, row.date(), level.objectId(accountId, row))).add(rollUp);
        }
        String name = row.campaignName();
        if (name != null) {
            campaignNames.merge(new RollUpKey(RollUpLevel.CAMPAIGN, slice, row.date(), row.campaignId()), name,
                    (known, next) -> known.compareTo(next) < 0 ? next : known);
        }
        for (Grain block : blocks) {
            LocalDate start = block.startOf(row.date());
            for (RollUpLevel level : RollUpLevel.values()) {
                sum(changed, new RollUpKey(level, block, start, level.objectId(accountId, row))).add(rollUp);
            }
        }
        return new RollUpKey(RollUpLevel.AD, slice, row.date(), row.adId());
    }

    /** Subtracts a day that was stored before from its blocks. */
    void subtract(RollUpKey day, RollUp rollUp) {
        for (Grain block : blocks) {
            sum(changed, new RollUpKey(day.level(), block, block.startOf(day.dateStart()), day.objectId()))
                    .subtract(rollUp);
        }
    }

    /** Adds the stored sums of a block to its difference, if this job changes it. */
    void complete(RollUpKey block, RollUp held) {
        RollUp change = changed.get(block);
        if (change != null) {
            change.add(held);
            stored.add(block);
        }
    }

    /** Whether the block is stored. */
    boolean isStored(RollUpKey block) {
        return stored.contains(block);
    }

    Set<LocalDate> changedBlockStarts() {
        return changed.keySet().stream().map(RollUpKey::dateStart).collect(Collectors.toSet());
    }

    Map<RollUpKey, RollUp> replaced() {
        return replaced;
    }

    /** The new days of the campaigns. */
    List<CampaignDay> campaignDays() {
        return replaced.entrySet().stream()
                .filter(entry -> entry.getKey().level() == RollUpLevel.CAMPAIGN)
                .map(entry -> new CampaignDay(entry.getKey().objectId(), entry.getKey().dateStart(),
                        campaignNames.get(entry.getKey()), entry.getValue()))
                .toList();
    }

    Map<RollUpKey, RollUp> changed() {
        return changed;
    }

    private static RollUp sum(Map<RollUpKey, RollUp> sums, RollUpKey key) {
        return sums.computeIfAbsent(key, absent -> RollUp.empty());
    }
}
