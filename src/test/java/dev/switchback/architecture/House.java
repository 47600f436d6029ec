package dev.switchback.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/// The program's classes, and the order in which its packages are read.
final class House {
  static final String ROOT = "dev.switchback";

  /// A package uses those before it and never those after it.
  static final List<String> READING_ORDER =
      List.of(
          "failure",
          "work",
          "sql",
          "code",
          "migration",
          "sqlite",
          "source",
          "history",
          "schema",
          "compare",
          "template",
          "lint",
          "health",
          "backup",
          "salvage",
          "run",
          "mend",
          "script",
          "command",
          "jobs",
          "registry",
          "sample",
          "words",
          "Administration",
          "cli",
          "ui",
          "Switchback");

  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /// A class that breaks every habit, so that no rule can pass because it looks at nothing.
  private static final JavaClasses OFFENDER = new ClassFileImporter().importClasses(Offender.class);

  private House() {}

  static void holdsAndBites(ArchRule rule) {
    rule.check(CLASSES);
    assertThat(rule.evaluate(OFFENDER).hasViolation())
        .as("would find an offender: %s", rule.getDescription())
        .isTrue();
  }

  static boolean isOurs(JavaClass type) {
    return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
  }

  /// The entry of [#READING_ORDER] that a class belongs to: its package, or what of the root
  /// package it is part of.
  static String room(JavaClass type) {
    String inside = type.getPackageName().substring(ROOT.length());
    if (inside.isEmpty()) {
      return type.getName().startsWith(ROOT + ".Switchback") ? "Switchback" : "Administration";
    }
    return inside.substring(1).split("\\.")[0];
  }
}
