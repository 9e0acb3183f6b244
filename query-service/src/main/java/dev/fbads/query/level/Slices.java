package dev.fbads.query.level;

import dev.fbads.query.account.AdAccount;
import dev.fbads.query.coverage.SliceSelection;

/** The part of the stored rows that a query reads. */
record Slices(AdAccount account, LevelQuery query, SliceSelection selection) {
}
