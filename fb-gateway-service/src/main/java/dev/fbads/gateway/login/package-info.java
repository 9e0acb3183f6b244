/** Meta's endpoints about tokens: getting one, prolonging it, and asking what it is worth. */
@NullMarked
package dev.fbads.gateway.login;

import org.jspecify.annotations.NullMarked;
