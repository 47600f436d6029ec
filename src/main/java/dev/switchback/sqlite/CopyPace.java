package dev.switchback.sqlite;

import java.util.concurrent.atomic.AtomicBoolean;

/// What a copy does when others write to a file that has no log (`-wal`): each commit makes it
/// begin again. Held in one step it doesn't, and then writers wait until it is done. With a log
/// neither happens.
///
/// Safe for use by the thread that copies and one that asks.
public final class CopyPace {
  private static final int A_FEW = 3;
  private static final int MANY = 40;

  private final AtomicBoolean asked;
  private final int restarts;

  private CopyPace(boolean atOnce, int restarts) {
    this.asked = new AtomicBoolean(atOnce);
    this.restarts = restarts;
  }

  /// Nobody is there to be asked: held after writers have made it begin again a few times.
  public static CopyPace byItself() {
    return new CopyPace(false, A_FEW);
  }

  /// Held as soon as somebody says so with [#holdNow()], or when it has begun again very often.
  public static CopyPace whenAsked() {
    return new CopyPace(false, MANY);
  }

  /// Held from its beginning.
  public static CopyPace atOnce() {
    return new CopyPace(true, 0);
  }

  /// Asks for one step from now on. Returns at once; the copy begins again.
  public void holdNow() {
    asked.set(true);
  }

  boolean isHeld() {
    return asked.get();
  }

  boolean hasEnough(int begunAgain) {
    return asked.get() || begunAgain > restarts;
  }
}
