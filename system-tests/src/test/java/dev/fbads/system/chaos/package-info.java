/** Things go wrong on purpose while imports are under way; what is stored afterwards is compared with the simulator's truth. */
@NullMarked
package dev.fbads.system.chaos;

import org.jspecify.annotations.NullMarked;
