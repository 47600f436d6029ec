package dev.switchback.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;

/// How the window keeps its thinking apart from its drawing.
final class UiArchitectureTest {

  @Test
  void viewModelsNeedNoToolkit() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("ViewModel")
        .should()
        .dependOnClassesThat(needAToolkit())
        .because("what a screen thinks is tested without a window")
        .check(House.CLASSES);
  }

  @Test
  void onlyTheBridgeSpeaksToTheThreadThatDraws() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.switchback.ui.app.BackgroundFxJobs")
        .should()
        .callMethod(javafx.application.Platform.class, "runLater", Runnable.class)
        .because("one place can promise to pass on the latest state and not every event")
        .check(House.CLASSES);
  }

  private static DescribedPredicate<JavaClass> needAToolkit() {
    return resideInAPackage("javafx..")
        .or(resideInAPackage("org.controlsfx.."))
        .or(resideInAPackage("org.kordamp.."))
        .or(resideInAPackage("atlantafx.."))
        .and(
            describe(
                "are more than properties and lists",
                type ->
                    !type.getPackageName().startsWith("javafx.beans")
                        && !type.getPackageName().startsWith("javafx.collections")));
  }
}
