package dev.fbads.sync.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import dev.fbads.testing.TestClock;

/** A test that runs on each of {@link TestClock#EDGE_DATES}, which it takes as its only argument. */
@ParameterizedTest(name = "on {0}")
@FieldSource("dev.fbads.testing.TestClock#EDGE_DATES")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnEdgeDates {
}
