package dev.fbads.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.time.Clock;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

/** The rule that no test reads the system clock: a test that passes today passes on any date. */
public final class NoSystemClock {

    private static final Set<String> SYSTEM_CLOCKS = Set.of("systemUTC", "systemDefaultZone", "system", "tickMillis",
            "tickSeconds", "tickMinutes");
    private static final String CONSTRUCTOR = "<init>";

    private static final ArchRule RULE = noClasses()
            .should().accessTargetWhere(DescribedPredicate.describe("read the system clock", NoSystemClock::readsSystemClock))
            .because("tests take their dates from TestClock, so that they pass on any date");

    private NoSystemClock() {
    }

    /**
     * Fails if a test class below the package reads the system clock.
     *
     * @param rootPackage the package of the module's tests
     */
    public static void checkTests(String rootPackage) {
        RULE.check(new ClassFileImporter().withImportOption(new ImportOption.OnlyIncludeTests()).importPackages(rootPackage));
    }

    /** Calls and method references alike. */
    private static boolean readsSystemClock(JavaAccess<?> access) {
        if (!(access instanceof JavaCodeUnitAccess<?> call)) {
            return false;
        }
        JavaClass owner = call.getTargetOwner();
        String method = call.getName();
        if (owner.isEquivalentTo(Clock.class) || owner.isEquivalentTo(InstantSource.class)) {
            return SYSTEM_CLOCKS.contains(method);
        }
        boolean withoutParameters = call.getTarget().getRawParameterTypes().isEmpty();
        boolean withoutClock = call.getTarget().getRawParameterTypes().stream()
                .noneMatch(type -> type.isAssignableTo(Clock.class));
        return owner.getPackageName().startsWith("java.time") && method.equals("now") && withoutClock
                || owner.isEquivalentTo(System.class) && method.equals("currentTimeMillis")
                || owner.isEquivalentTo(Date.class) && method.equals(CONSTRUCTOR) && withoutParameters
                || owner.isAssignableTo(Calendar.class) && (method.equals("getInstance") || method.equals(CONSTRUCTOR));
    }
}
