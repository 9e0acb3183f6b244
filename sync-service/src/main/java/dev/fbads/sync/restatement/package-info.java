/** The nightly restatement: fetches again the days that Meta may have restated. */
@NullMarked
package dev.fbads.sync.restatement;

import org.jspecify.annotations.NullMarked;
