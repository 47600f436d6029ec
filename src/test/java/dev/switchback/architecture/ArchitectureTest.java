package dev.switchback.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/// Who may know whom.
final class ArchitectureTest {

  @Test
  void theRulesLookAtTheWholeProgram() {
    assertThat(House.CLASSES).hasSizeGreaterThan(90);
    assertThat(House.CLASSES.stream().map(House::room).distinct())
        .as("every package has its place in the reading order")
        .isSubsetOf(House.READING_ORDER)
        .contains("sqlite", "migration", "run", "backup", "Administration", "Switchback");
  }

  @Test
  void aPackageUsesThoseAboveItOnly() {
    classes()
        .that(describe("are ours", House::isOurs))
        .should(useOnlyWhatStandsAboveThem())
        .because("the program is read from top to bottom; an idea needed further up belongs there")
        .check(House.CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching("dev.switchback.(**)")
        .should()
        .beFreeOfCycles()
        .because("packages that need each other are one package in two places")
        .check(House.CLASSES);
  }

  @Test
  void onlySqliteKnowsJdbc() {
    House.holdsAndBites(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.switchback.sqlite..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..")
            .because("settings, locks and result codes have to be right in one place"));
  }

  @Test
  void onlyTheWindowKnowsJavaFx() {
    House.holdsAndBites(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.switchback.ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "javafx..",
                "jfx..",
                "com.sun.javafx..",
                "org.controlsfx..",
                "atlantafx..",
                "org.kordamp..")
            .because("the command line and other programs run without a toolkit"));
  }

  @Test
  void nobodyUsesAwt() {
    House.holdsAndBites(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.awt..", "javax.swing..", "javafx.embed.swing..")
            .because("a second toolkit costs start-up time and fights over the main thread"));
  }

  @Test
  void onlyTheCommandLineKnowsPicocli() {
    House.holdsAndBites(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.switchback.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..")
            .because("the engine doesn't know how it was asked"));
  }

  @Test
  void windowAndCommandLineDontKnowEachOther() {
    noClasses()
        .that()
        .resideInAPackage("dev.switchback.ui..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.switchback.cli..")
        .because("what both need belongs behind the front door")
        .allowEmptyShould(true)
        .check(House.CLASSES);
    noClasses()
        .that()
        .resideInAPackage("dev.switchback.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.switchback.ui..")
        .because("what both need belongs behind the front door")
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  @Test
  void wordsAndPlansTouchNoFile() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.switchback.failure..", "dev.switchback.sql..", "dev.switchback.migration..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.io..", "java.nio.channels..", "java.nio.file..")
                .and(DescribedPredicate.not(isAValue())))
        .because("a plan is computed without touching anything; a Path as a value is fine")
        .check(House.CLASSES);
  }

  private static DescribedPredicate<JavaClass> isAValue() {
    return type(java.nio.file.Path.class)
        .or(type(IOException.class))
        .or(type(UncheckedIOException.class))
        .or(type(Serializable.class));
  }

  private static ArchCondition<JavaClass> useOnlyWhatStandsAboveThem() {
    return new ArchCondition<>("use only what stands above them") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        int own = House.READING_ORDER.indexOf(House.room(type));
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass other = dependency.getTargetClass().getBaseComponentType();
          if (House.isOurs(other) && House.READING_ORDER.indexOf(House.room(other)) > own) {
            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
          }
        }
      }
    };
  }
}
