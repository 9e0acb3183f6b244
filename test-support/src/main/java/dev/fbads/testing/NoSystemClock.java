package dev.fbads.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.time.Clock;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

/** The rule that a test which passes today passes on any date: no test asks the system clock. */
public final class NoSystemClock {

    private static final Set<String> SYSTEM_CLOCKS = Set.of("systemUTC", "systemDefaultZone", "system", "tickMillis",
            "tickSeconds",
            "tickMinutes");

    private static final DescribedPredicate<JavaMethodCall> ASKS_THE_SYSTEM_CLOCK = DescribedPredicate.describe(
            "ask the system clock", call -> {
                String owner = call.getTargetOwner().getName();
                String method = call.getName();
                if (owner.equals(Clock.class.getName()) || owner.equals(InstantSource.class.getName())) {
                    return SYSTEM_CLOCKS.contains(method);
                }
                boolean withoutClock = call.getTarget().getRawParameterTypes().stream()
                        .noneMatch(type -> type.isAssignableTo(Clock.class));
                return owner.startsWith("java.time.") && method.equals("now") && withoutClock
                        || owner.equals(System.class.getName()) && method.equals("currentTimeMillis");
            });

    private static final ArchRule RULE = noClasses().should().callMethodWhere(ASKS_THE_SYSTEM_CLOCK)
            .orShould().callConstructor(Date.class)
            .because("tests take their dates from TestClock, so that they pass on any date");

    private NoSystemClock() {
    }

    /**
     * Fails when a test class below the package asks the system clock.
     *
     * @param rootPackage the package of the module's tests
     */
    public static void checkTests(String rootPackage) {
        RULE.check(new ClassFileImporter().withImportOption(new ImportOption.OnlyIncludeTests()).importPackages(rootPackage));
    }
}
