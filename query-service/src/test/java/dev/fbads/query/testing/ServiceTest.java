package dev.fbads.query.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.fbads.local.backing.BackingServicesTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

/** A test of the running service with a real database, Redis and OIDC provider. */
@QuarkusTest
@QuarkusTestResource(value = BackingServicesTestResource.class, initArgs = @ResourceArg(name = BackingServicesTestResource.SERVICES, value = "postgres,redis,oidc"))
@QuarkusTestResource(MigratedDatabase.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ServiceTest {
}
