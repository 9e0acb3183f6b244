/** Graph as a protocol: paths, versions, tokens, errors, cursors, headers. */
@NullMarked
package dev.fbads.simulator.graph;

import org.jspecify.annotations.NullMarked;
