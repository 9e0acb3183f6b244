/** What one command leaves for the next: process ids, addresses, secrets, logs. */
@NullMarked
package dev.fbads.local.launcher.state;

import org.jspecify.annotations.NullMarked;
