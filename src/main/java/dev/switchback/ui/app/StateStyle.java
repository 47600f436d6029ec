package dev.switchback.ui.app;

import dev.switchback.backup.Backup;
import dev.switchback.health.Verdict;
import dev.switchback.migration.MigrationState;
import dev.switchback.registry.Activity;
import dev.switchback.registry.DatabaseState;
import dev.switchback.registry.Environment;
import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;

/// How a state looks: one icon and one role of colour, everywhere the same. Its word is said by
/// [dev.switchback.words.Words].
public record StateStyle(Feather icon, Role role) {

  /// What a colour means. The stylesheet knows them as `role-success` and so on.
  public enum Role {
    SUCCESS,
    ACCENT,
    WARNING,
    DANGER,
    NEUTRAL,
    VIOLET;

    public String styleClass() {
      return "role-" + name().toLowerCase(Locale.ROOT);
    }
  }

  public static StateStyle of(MigrationState state) {
    return switch (state) {
      case APPLIED -> new StateStyle(Feather.CHECK_CIRCLE, Role.SUCCESS);
      case PENDING -> new StateStyle(Feather.CLOCK, Role.ACCENT);
      case FAILED -> new StateStyle(Feather.X_CIRCLE, Role.DANGER);
      case ROLLED_BACK -> new StateStyle(Feather.ROTATE_CCW, Role.NEUTRAL);
      case STAMPED -> new StateStyle(Feather.TAG, Role.NEUTRAL);
      case EDITED -> new StateStyle(Feather.EDIT_3, Role.WARNING);
      case MISSING -> new StateStyle(Feather.FILE_MINUS, Role.WARNING);
      case OUT_OF_ORDER -> new StateStyle(Feather.SHUFFLE, Role.WARNING);
      case SKIPPED -> new StateStyle(Feather.SKIP_FORWARD, Role.NEUTRAL);
    };
  }

  public static StateStyle of(DatabaseState state) {
    return switch (state) {
      case UP_TO_DATE -> new StateStyle(Feather.CHECK_CIRCLE, Role.SUCCESS);
      case PENDING -> new StateStyle(Feather.CLOCK, Role.ACCENT);
      case NEEDS_ATTENTION -> new StateStyle(Feather.ALERT_TRIANGLE, Role.WARNING);
      case DAMAGED -> new StateStyle(Feather.ALERT_OCTAGON, Role.DANGER);
      case IN_USE -> new StateStyle(Feather.LOCK, Role.NEUTRAL);
      case READ_ONLY -> new StateStyle(Feather.EYE, Role.NEUTRAL);
      case NOT_FOUND -> new StateStyle(Feather.HELP_CIRCLE, Role.NEUTRAL);
      case CANNOT_BE_OPENED -> new StateStyle(Feather.SLASH, Role.DANGER);
      case RECOVERY_PENDING -> new StateStyle(Feather.LIFE_BUOY, Role.WARNING);
      case HEALTHY -> new StateStyle(Feather.SHIELD, Role.SUCCESS);
      case NOT_CHECKED -> new StateStyle(Feather.CIRCLE, Role.NEUTRAL);
    };
  }

  /// Where one is: the more is at stake, the louder.
  public static StateStyle of(Environment environment) {
    return switch (environment) {
      case DEVELOPMENT -> new StateStyle(Feather.CODE, Role.NEUTRAL);
      case STAGING -> new StateStyle(Feather.LAYERS, Role.WARNING);
      case PRODUCTION -> new StateStyle(Feather.SERVER, Role.DANGER);
    };
  }

  public static StateStyle of(Backup.State state) {
    return switch (state) {
      case MADE -> new StateStyle(Feather.ARCHIVE, Role.VIOLET);
      case VERIFIED -> new StateStyle(Feather.SHIELD, Role.SUCCESS);
      case PROVED -> new StateStyle(Feather.AWARD, Role.SUCCESS);
      case VERIFICATION_FAILED -> new StateStyle(Feather.SHIELD_OFF, Role.DANGER);
      case MISSING -> new StateStyle(Feather.HELP_CIRCLE, Role.NEUTRAL);
    };
  }

  public static StateStyle of(Verdict verdict) {
    return switch (verdict) {
      case HEALTHY -> new StateStyle(Feather.SHIELD, Role.SUCCESS);
      case NOT_ALL_CHECKED -> new StateStyle(Feather.HELP_CIRCLE, Role.WARNING);
      case SPACE_NOT_ACCOUNTED -> new StateStyle(Feather.INFO, Role.WARNING);
      case RULES_BROKEN -> new StateStyle(Feather.ALERT_TRIANGLE, Role.WARNING);
      case INDEX_PROBLEM -> new StateStyle(Feather.LIST, Role.WARNING);
      case DAMAGED -> new StateStyle(Feather.ALERT_OCTAGON, Role.DANGER);
      case CANNOT_BE_OPENED -> new StateStyle(Feather.SLASH, Role.DANGER);
    };
  }

  public static StateStyle of(Activity.Outcome outcome) {
    return switch (outcome) {
      case RUNNING -> new StateStyle(Feather.LOADER, Role.ACCENT);
      case DONE -> new StateStyle(Feather.CHECK, Role.SUCCESS);
      case DONE_WITH_PROBLEMS -> new StateStyle(Feather.ALERT_TRIANGLE, Role.WARNING);
      case FAILED_UNCHANGED -> new StateStyle(Feather.X_CIRCLE, Role.DANGER);
      case FAILED_PARTLY -> new StateStyle(Feather.X_CIRCLE, Role.DANGER);
      case CANCELLED_UNCHANGED -> new StateStyle(Feather.SLASH, Role.NEUTRAL);
      case CANCELLED_PARTLY -> new StateStyle(Feather.SLASH, Role.WARNING);
      case INTERRUPTED -> new StateStyle(Feather.ALERT_TRIANGLE, Role.WARNING);
      case UNDONE -> new StateStyle(Feather.ROTATE_CCW, Role.NEUTRAL);
    };
  }

  public static StateStyle of(OperationState state) {
    return switch (state) {
      case QUEUED -> new StateStyle(Feather.CLOCK, Role.NEUTRAL);
      case RUNNING -> new StateStyle(Feather.LOADER, Role.ACCENT);
      case FINISHING -> new StateStyle(Feather.LOCK, Role.ACCENT);
      case DONE -> new StateStyle(Feather.CHECK, Role.SUCCESS);
      case CANCELLED -> new StateStyle(Feather.SLASH, Role.NEUTRAL);
      case FAILED -> new StateStyle(Feather.X_CIRCLE, Role.DANGER);
    };
  }
}
