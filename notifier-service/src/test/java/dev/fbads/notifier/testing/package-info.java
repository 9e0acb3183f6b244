/** Support of the tests: database, topic, clients. */
@NullMarked
package dev.fbads.notifier.testing;

import org.jspecify.annotations.NullMarked;
