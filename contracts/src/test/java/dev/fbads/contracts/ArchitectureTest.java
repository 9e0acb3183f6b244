package dev.fbads.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import dev.fbads.testing.NoSystemClock;

class ArchitectureTest {

    @Test
    void contractsArePlainJavaSoThatTheyCanBeUsedWithoutAFramework() {
        classes().should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations", "dev.fbads.contracts..")
                .check(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.fbads.contracts"));
    }

    @Test
    void testsTakeTheirTimeFromTheTestClock() {
        NoSystemClock.checkTests("dev.fbads.contracts");
    }
}
