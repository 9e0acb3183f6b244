/** Open-model load on HTTP and WebSocket endpoints with Gatling, and the data it reads. */
@NullMarked
package dev.fbads.bench.load;

import org.jspecify.annotations.NullMarked;
