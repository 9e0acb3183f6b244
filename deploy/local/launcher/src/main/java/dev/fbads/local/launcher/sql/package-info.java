/** The stack's database, asked directly by what measures and compares. */
@NullMarked
package dev.fbads.local.launcher.sql;

import org.jspecify.annotations.NullMarked;
