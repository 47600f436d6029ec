package dev.switchback.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

/// What nobody does, wherever they live.
final class HabitsTest {
  /// Where the program is put together, and says `new`.
  private static final Set<String> ROOTS =
      Set.of(
          "dev.switchback.Switchback",
          "dev.switchback.cli.CommandLineFace",
          "dev.switchback.ui.DesktopApplication");

  /// What has to be one for the whole process, because the thing itself is.
  private static final Map<String, String> ONE_PER_PROCESS =
      Map.of("dev.switchback.sqlite.Unfinished.COUNT", "numbers unfinished files apart");

  @Test
  void onlyJobsMakesThreads() {
    House.holdsAndBites(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.switchback.jobs..")
            .should()
            .callConstructorWhere(target(owner(assignableTo(Thread.class))))
            .orShould()
            .callConstructorWhere(target(owner(assignableTo(Timer.class))))
            .orShould()
            .callConstructorWhere(target(owner(assignableTo(ForkJoinPool.class))))
            .orShould()
            .callMethodWhere(calls(Thread.class, "ofPlatform|ofVirtual|startVirtualThread"))
            .orShould()
            .callMethodWhere(calls(Executors.class, "new.*"))
            .orShould()
            .callMethodWhere(calls(CompletableFuture.class, ".*Async"))
            .orShould()
            .callMethodWhere(calls(Collection.class, "parallelStream"))
            .because("one owner of all threads can promise one writer per database, and an end"));
  }

  @Test
  void onlyTheCommandLineSpeaksToTheTerminal() {
    House.holdsAndBites(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.switchback.cli..")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
            .because("the engine answers with values; where they are printed is not its business"));
  }

  @Test
  void timeComesFromAClock() {
    House.holdsAndBites(
        noClasses()
            .that(DescribedPredicate.not(compositionRoots()))
            .should()
            .callMethodWhere(calls(Clock.class, "system.*|tick.*"))
            .orShould()
            .callMethodWhere(asksTheSystemForTheTime())
            .orShould()
            .callMethodWhere(calls(System.class, "currentTimeMillis"))
            .because("a test has to be able to choose the time"));
  }

  @Test
  void nobodyUsesTheRestoreOfTheDriver() {
    House.holdsAndBites(
        noClasses()
            .should()
            .callMethodWhere(calls("org.sqlite.core.DB", "restore"))
            .because("it reports success after it failed; see docs/sqlite-notes.md"));
  }

  @Test
  void nobodyStopsTheProgramExceptItsStart() {
    House.holdsAndBites(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.switchback.Switchback")
            .should()
            .callMethodWhere(calls(System.class, "exit"))
            .orShould()
            .callMethodWhere(calls(Runtime.class, "exit|halt"))
            .because("an operation that is cut off leaves its record open"));
  }

  @Test
  void staticFieldsDontChange() {
    House.holdsAndBites(
        fields()
            .that()
            .areStatic()
            .should(beConstant())
            .because("state that belongs to nobody can't be tested or closed"));
  }

  @Test
  void noPublicMethodTakesAFlag() {
    House.holdsAndBites(
        methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackages("dev.switchback.ui..", "dev.switchback.cli..")
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should(takeNoFlag())
            .because("`true` tells the reader nothing: an enum does, or two methods"));
  }

  private static DescribedPredicate<JavaClass> compositionRoots() {
    return DescribedPredicate.describe(
        "are composition roots", type -> ROOTS.contains(type.getName()));
  }

  private static ArchCondition<JavaField> beConstant() {
    return new ArchCondition<>("be constant") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        boolean made =
            field.getModifiers().contains(JavaModifier.SYNTHETIC)
                || ONE_PER_PROCESS.containsKey(field.getFullName());
        JavaClass type = field.getRawType();
        boolean changeable =
            type.getPackageName().equals("java.util.concurrent.atomic")
                || type.isAssignableTo(ThreadLocal.class)
                || type.isAssignableTo(StringBuilder.class)
                || (!type.isInterface()
                    && (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class)));
        if (!made && (changeable || !field.getModifiers().contains(JavaModifier.FINAL))) {
          events.add(SimpleConditionEvent.violated(field, field.getDescription()));
        }
      }
    };
  }

  private static ArchCondition<JavaMethod> takeNoFlag() {
    return new ArchCondition<>("take no boolean") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        if (method.getRawParameterTypes().stream()
            .anyMatch(type -> type.isEquivalentTo(boolean.class))) {
          events.add(SimpleConditionEvent.violated(method, method.getDescription()));
        }
      }
    };
  }

  private static DescribedPredicate<JavaCall<?>> calls(Class<?> owner, String method) {
    return target(owner(assignableTo(owner))).and(target(nameMatching(method)));
  }

  private static DescribedPredicate<JavaCall<?>> calls(String owner, String method) {
    return target(owner(name(owner))).and(target(name(method)));
  }

  private static DescribedPredicate<JavaClass> assignableTo(Class<?> type) {
    return JavaClass.Predicates.assignableTo(type);
  }

  private static DescribedPredicate<JavaCall<?>> asksTheSystemForTheTime() {
    return DescribedPredicate.describe(
        "asks the system for the time",
        call ->
            call.getName().equals("now")
                && call.getTargetOwner().getPackageName().equals("java.time")
                && call.getTarget().getRawParameterTypes().stream()
                    .noneMatch(type -> type.isEquivalentTo(Clock.class)));
  }
}
