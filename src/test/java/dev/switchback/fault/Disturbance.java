package dev.switchback.fault;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// What happens to an operation while it is carried out by another process.
enum Disturbance {
  /// `kill -9` at some moment.
  KILLED {
    @Override
    String carryOut(Path folder, String operation, int millis, Random random) throws Exception {
      int after = random.nextInt(Math.max(30, millis * 2));
      try (Child child = Child.start(ActingProgram.class, folder, operation, "work")) {
        child.await("ready");
        Thread.sleep(after);
        child.kill();
      }
      return "after " + after + " ms";
    }
  },
  /// It ends at one of its steps, without a word.
  HALTED {
    @Override
    String carryOut(Path folder, String operation, int millis, Random random) throws Exception {
      int step = 1 + random.nextInt(18);
      try (Child child = Child.start(ActingProgram.class, folder, operation, "halt", step)) {
        child.await("ready");
        child.end();
      }
      return "at step " + step;
    }
  },
  /// The disk of the database fills up.
  FULL_DISK {
    @Override
    String carryOut(Path folder, String operation, int millis, Random random) throws Exception {
      return onDisk(folder, "data", random.nextInt(9000), false, operation);
    }
  },
  /// The disk with the catalogue and the backups fills up.
  FULL_HOME {
    @Override
    String carryOut(Path folder, String operation, int millis, Random random) throws Exception {
      return onDisk(folder, "home", 600 + random.nextInt(9000), false, operation);
    }
  },
  /// The disk of the database can't be written any more.
  READ_ONLY {
    @Override
    String carryOut(Path folder, String operation, int millis, Random random) throws Exception {
      return onDisk(folder, "data", 4000, true, operation);
    }
  },
  /// The system refuses to write beyond some size of file: SQLite sees an I/O error.
  IO_ERROR {
    @Override
    String carryOut(Path folder, String operation, int millis, Random random) throws Exception {
      int kilobytes = 1400 + random.nextInt(7000);
      List<String> limited =
          List.of("bash", "-c", "ulimit -f " + kilobytes + "; exec \"$@\"", "limited");
      try (Child child = Child.start(limited, ActingProgram.class, folder, operation, "work")) {
        child.end();
      }
      return "beyond " + kilobytes + " kB";
    }
  };

  /// A disk of its own can't be mounted here.
  static final String NOT_POSSIBLE = "not possible here";

  /// Carries the operation out in `folder`, disturbed; ends when it has ended, and with the
  /// disturbance gone.
  ///
  /// @param millis how long it takes undisturbed
  /// @return at which point it was disturbed
  abstract String carryOut(Path folder, String operation, int millis, Random random)
      throws Exception;

  private static String onDisk(
      Path folder, String part, int kilobytes, boolean readOnly, String operation) {
    Path disk = folder.resolve(part);
    if (!SmallDisk.under(disk, kilobytes)) {
      return NOT_POSSIBLE;
    }
    if (readOnly) {
      SmallDisk.makeReadOnly(disk);
    }
    try (Child child = Child.start(ActingProgram.class, folder, operation, "work")) {
      child.end();
    }
    SmallDisk.relieve(disk);
    return part + " with " + kilobytes + " kB of room";
  }
}
