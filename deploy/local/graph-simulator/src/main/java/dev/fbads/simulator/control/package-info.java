/** The simulator's own endpoints: how their bodies are read and their answers written. */
@NullMarked
package dev.fbads.simulator.control;

import org.jspecify.annotations.NullMarked;
