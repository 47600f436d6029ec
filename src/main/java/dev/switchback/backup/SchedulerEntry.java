package dev.switchback.backup;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the system's own scheduler has to be told so that it calls `switchback backup --due` every
/// quarter of an hour, whether the window is open or not. A value: making one touches nothing.
///
/// @param files what is written, by its path
/// @param commands what has to be run afterwards, by whoever installs it
public record SchedulerEntry(Kind kind, Map<Path, String> files, List<String> commands) {
  private static final int MINUTES = 15;

  public SchedulerEntry {
    files = Map.copyOf(files);
    commands = List.copyOf(commands);
  }

  /// The schedulers that there are entries for.
  public enum Kind {
    SYSTEMD,
    LAUNCHD,
    TASK_SCHEDULER;

    /// The one of this system.
    public static Kind of(String osName) {
      String name = osName.toLowerCase(Locale.ROOT);
      if (name.startsWith("mac")) {
        return LAUNCHD;
      }
      return name.startsWith("windows") ? TASK_SCHEDULER : SYSTEMD;
    }
  }

  /// @param program the launcher of Switchback, absolute
  /// @param home where the catalogue is
  /// @param userHome the home folder of whoever it runs for
  public static SchedulerEntry of(Kind kind, Path program, Path home, Path userHome) {
    return switch (kind) {
      case SYSTEMD -> systemd(program, home, userHome);
      case LAUNCHD -> launchd(program, home, userHome);
      case TASK_SCHEDULER -> taskScheduler(program, home);
    };
  }

  /// systemd.timer(5) and systemd.service(5). `Persistent` makes up for what was missed while the
  /// computer was off.
  private static SchedulerEntry systemd(Path program, Path home, Path userHome) {
    Path folder = userHome.resolve(".config/systemd/user");
    Map<Path, String> files = new TreeMap<>();
    files.put(
        folder.resolve("switchback-backup.service"),
        """
        [Unit]
        Description=Backups that are due, by Switchback

        [Service]
        Type=oneshot
        Environment=%s
        ExecStart=%s backup --due
        Nice=10
        IOSchedulingClass=idle
        """
            .formatted(
                systemdWord("SWITCHBACK_HOME=" + home),
                systemdWord(program.toString()).replace("$", "$$")));
    files.put(
        folder.resolve("switchback-backup.timer"),
        """
        [Unit]
        Description=Asks Switchback every %d minutes for backups that are due

        [Timer]
        OnCalendar=*:0/%d
        Persistent=true

        [Install]
        WantedBy=timers.target
        """
            .formatted(MINUTES, MINUTES));
    return new SchedulerEntry(
        Kind.SYSTEMD,
        files,
        List.of(
            "systemctl --user daemon-reload",
            "systemctl --user enable --now switchback-backup.timer"));
  }

  /// In double quotes, where a backslash, a quote and `%` mean something.
  private static String systemdWord(String word) {
    return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%") + '"';
  }

  /// launchd.plist(5).
  private static SchedulerEntry launchd(Path program, Path home, Path userHome) {
    Path file = userHome.resolve("Library/LaunchAgents/dev.switchback.backup.plist");
    String text =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "%s">
        <plist version="1.0">
        <dict>
          <key>Label</key>
          <string>dev.switchback.backup</string>
          <key>ProgramArguments</key>
          <array>
            <string>%s</string>
            <string>backup</string>
            <string>--due</string>
          </array>
          <key>EnvironmentVariables</key>
          <dict>
            <key>SWITCHBACK_HOME</key>
            <string>%s</string>
          </dict>
          <key>StartInterval</key>
          <integer>%d</integer>
          <key>RunAtLoad</key>
          <true/>
          <key>LowPriorityIO</key>
          <true/>
        </dict>
        </plist>
        """
            .formatted(
                "http://www.apple.com/DTDs/PropertyList-1.0.dtd",
                xml(program.toString()),
                xml(home.toString()),
                MINUTES * 60);
    return new SchedulerEntry(
        Kind.LAUNCHD,
        Map.of(file, text),
        List.of("launchctl bootstrap gui/$(id -u) " + quoted(file.toString())));
  }

  /// The Task Scheduler's schema 1.2. It has no place for an environment variable, so the command
  /// interpreter is told the home on the way.
  private static SchedulerEntry taskScheduler(Path program, Path home) {
    Path file = home.resolve("switchback-backup.xml");
    String text =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
          <RegistrationInfo>
            <Description>Backups that are due, by Switchback</Description>
          </RegistrationInfo>
          <Triggers>
            <TimeTrigger>
              <StartBoundary>2026-01-01T00:00:00</StartBoundary>
              <Repetition>
                <Interval>PT%dM</Interval>
              </Repetition>
            </TimeTrigger>
          </Triggers>
          <Settings>
            <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
            <StartWhenAvailable>true</StartWhenAvailable>
            <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
            <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
          </Settings>
          <Actions>
            <Exec>
              <Command>cmd.exe</Command>
              <Arguments>/d /c "set "SWITCHBACK_HOME=%s" &amp;&amp; "%s" backup --due"</Arguments>
            </Exec>
          </Actions>
        </Task>
        """
            .formatted(MINUTES, xml(home.toString()), xml(program.toString()));
    return new SchedulerEntry(
        Kind.TASK_SCHEDULER,
        Map.of(file, text),
        List.of("schtasks /Create /TN \"Switchback backup\" /XML \"" + file + "\""));
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String quoted(String word) {
    return '\'' + word.replace("'", "'\\''") + '\'';
  }

  /// All files one below the other, each under its path, as it is shown before it is written.
  public String text() {
    return new TreeMap<>(files)
        .entrySet().stream()
            .map(file -> "# " + file.getKey() + "\n" + file.getValue())
            .collect(Collectors.joining("\n"));
  }
}
