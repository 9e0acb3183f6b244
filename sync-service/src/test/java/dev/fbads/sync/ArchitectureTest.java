package dev.fbads.sync;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import dev.fbads.testing.NoBareConnection;
import dev.fbads.testing.NoSystemClock;
import io.smallrye.mutiny.groups.UniAwait;
import io.vertx.mutiny.sqlclient.Tuple;

/** Rules of the design that apply to this service. */
@AnalyzeClasses(packages = "dev.fbads.sync", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @Test
    void nobodyTakesAConnectionByHand() {
        NoBareConnection.check("dev.fbads.sync");
    }

    @Test
    void testsTakeTheirDatesFromTheTestClock() {
        NoSystemClock.checkTests("dev.fbads.sync");
    }

    @ArchTest
    static final ArchRule NEVER_TALKS_TO_GRAPH = noClasses().that().resideOutsideOfPackage("..gateway..")
            .should().dependOnClassesThat().resideInAnyPackage("io.vertx.mutiny.core.http..", "io.vertx.core.http..",
                    "java.net.http..", "org.eclipse.microprofile.rest.client..")
            .because("only the gateway's client speaks HTTP");

    @ArchTest
    static final ArchRule NOTHING_WAITS = noClasses().should().dependOnClassesThat().areAssignableTo(UniAwait.class)
            .because("an event loop must not be blocked");

    @ArchTest
    static final ArchRule TIME_IS_INJECTED = noClasses().should().callMethod(Instant.class, "now")
            .orShould().callMethod(LocalDate.class, "now")
            .because("tests choose the time");

    @ArchTest
    static final ArchRule PLANNING_IS_PURE = noClasses().that().resideInAPackage("..plan..").should().dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.smallrye.mutiny..", "java.sql..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("dev.fbads.sync.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule RESOURCES_HOLD_NO_SQL = noClasses().that().haveSimpleNameEndingWith("Resource").should()
            .dependOnClassesThat().areAssignableTo(Tuple.class);

    @ArchTest
    static final ArchRule STATE_IS_FINAL = fields().that().areDeclaredInClassesThat().haveSimpleNameEndingWith("Service")
            .or().areDeclaredInClassesThat().haveSimpleNameEndingWith("Repository").should().beFinal();
}
