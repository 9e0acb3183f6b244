/** From a wish and the ledger to the ranges that must be fetched. Pure functions. */
@NullMarked
package dev.fbads.sync.plan;

import org.jspecify.annotations.NullMarked;
