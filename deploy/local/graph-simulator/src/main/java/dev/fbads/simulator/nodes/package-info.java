/** Ad accounts, campaigns, ad sets and ads as Graph nodes, and the edges that list them. */
@NullMarked
package dev.fbads.simulator.nodes;

import org.jspecify.annotations.NullMarked;
