package dev.fbads.sync.ingest;

import java.util.List;

import dev.fbads.sync.jobs.ClaimedJob;

/** The six values that identify a job's slices in every table: compte, account, set, granularity, first and last day. */
final class SliceKey {

    private SliceKey() {
    }

    static List<Object> of(ClaimedJob job) {
        return List.of(job.compteId(), job.accountId().value(), job.range().breakdownSet().wire(),
                job.range().granularity().wire(), job.range().period().since(), job.range().period().until());
    }
}
