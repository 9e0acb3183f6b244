/** What the host SaaS would have in its tables. */
@NullMarked
package dev.fbads.local.launcher.seed;

import org.jspecify.annotations.NullMarked;
