package dev.switchback.registry;

import dev.switchback.failure.DatabaseMissing;
import dev.switchback.failure.Failure;
import dev.switchback.history.HistoryChoice;
import dev.switchback.migration.Tool;
import dev.switchback.source.MigrationFolder;
import dev.switchback.sqlite.PlainFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/// Says what adding files and folders would register, and why. Changes nothing.
///
/// What was given together belongs together: a database's migrations may stand in a folder that was
/// given with it.
public final class Proposals {
  private static final int DEPTH = 4;

  /// How many databases are looked for below the folders of one question.
  private static final int MOST_DATABASES = 5_000;

  private static final Set<String> NOT_ENTERED =
      Set.of("node_modules", "target", "build", "venv", "__pycache__");

  private final DatabaseRegister register;
  private final int most;
  private final SourceGuesses guesses = new SourceGuesses();

  public Proposals(DatabaseRegister register) {
    this(register, MOST_DATABASES);
  }

  /// @param most how many databases are looked for below folders
  Proposals(DatabaseRegister register, int most) {
    this.register = register;
    this.most = most;
  }

  /// How many databases are looked for below folders, where so many were found that there may be
  /// more; empty where all there are were found.
  public static OptionalInt cutOffAt(List<NewDatabase> found) {
    return found.size() < MOST_DATABASES ? OptionalInt.empty() : OptionalInt.of(MOST_DATABASES);
  }

  /// Reads the files near `paths`, and looks into every database.
  ///
  /// @throws DatabaseMissing when there is nothing at one of `paths`
  public List<NewDatabase> propose(List<Path> paths) {
    List<Path> all = paths.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    all.stream()
        .filter(path -> !Files.exists(path))
        .findFirst()
        .ifPresent(
            missing -> {
              throw new DatabaseMissing(missing);
            });
    List<Path> folders = all.stream().filter(Files::isDirectory).toList();
    List<ProjectClaim> claims =
        new ArrayList<>(folders.stream().flatMap(f -> ProjectFiles.below(f).stream()).toList());
    Set<Path> files = new LinkedHashSet<>();
    for (Path path : all) {
      if (!Files.isDirectory(path)) {
        files.add(path);
        claims.addAll(ProjectFiles.of(path));
      }
    }
    claims.stream().map(ProjectClaim::file).filter(Proposals::mayBeDatabase).forEach(files::add);
    files.addAll(databasesBelow(folders));
    List<SourceGuess> given = folders.stream().flatMap(f -> guesses.below(f).stream()).toList();
    Set<String> taken = names();
    List<NewDatabase> proposals = new ArrayList<>();
    for (Path file : files) {
      NewDatabase proposal = proposal(file, taken, claims, given);
      taken.add(proposal.name().toLowerCase(Locale.ROOT));
      proposals.add(proposal);
    }
    return proposals;
  }

  /// One that isn't there yet, an empty one, or one that begins as a database does.
  private static boolean mayBeDatabase(Path file) {
    return !Files.exists(file)
        || (Files.isRegularFile(file)
            && (PlainFiles.beginsLikeDatabase(file) || file.toFile().length() == 0));
  }

  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    register.all().forEach(database -> names.add(database.name().toLowerCase(Locale.ROOT)));
    return names;
  }

  /// Of several claims the first one counts that knows where the migrations are.
  private NewDatabase proposal(
      Path file, Set<String> taken, List<ProjectClaim> claims, List<SourceGuess> given) {
    List<ProjectClaim> own = claims.stream().filter(c -> c.file().equals(file)).toList();
    Optional<ProjectClaim> claim =
        own.stream()
            .filter(one -> one.migrations().isPresent())
            .findFirst()
            .or(() -> own.stream().findFirst());
    Optional<String> known = register.findByFile(file).map(Database::name);
    NewDatabase bare =
        new NewDatabase(
            known.orElseGet(() -> freeName(file, taken)),
            file,
            Optional.empty(),
            List.of(),
            known,
            claim.flatMap(ProjectClaim::tool),
            claim.map(ProjectClaim::reason).orElse(""),
            new NewDatabase.Inside.Nothing(),
            claim.map(Proposals::decided).orElse(Settings.NONE),
            mostCareful(own).orElse(Environment.DEVELOPMENT));
    NewDatabase seen = bare.withInside(inside(bare));
    List<SourceGuess> sources = sources(seen, claim, given);
    return seen.withSource(sources.stream().findFirst())
        .withOtherSources(sources.stream().skip(1).toList());
  }

  /// Where several files name it for different environments, the one with the most at stake.
  private static Optional<Environment> mostCareful(List<ProjectClaim> claims) {
    return claims.stream()
        .flatMap(claim -> claim.environment().stream())
        .max(Comparator.naturalOrder());
  }

  /// A table of another name than usual.
  private static Settings decided(ProjectClaim claim) {
    return claim
        .table()
        .filter(table -> claim.tool().isPresent())
        .map(
            table ->
                Settings.NONE.withHistory(
                    new HistoryChoice(claim.tool(), Optional.of(table), Optional.empty())))
        .orElse(Settings.NONE);
  }

  private static NewDatabase.Inside inside(NewDatabase bare) {
    if (!Files.exists(bare.file()) || bare.file().toFile().length() == 0) {
      return new NewDatabase.Inside.Nothing();
    }
    try {
      return new NewDatabase.Inside.Histories(HistoryFindings.of(bare.unregistered()));
    } catch (Failure unread) {
      return new NewDatabase.Inside.Unread(unread);
    }
  }

  /// What the configuration leads to comes first, then what looks like the history's tool, then
  /// what is nearest. Each is read as the tool whose history or configuration it is.
  private List<SourceGuess> sources(
      NewDatabase seen, Optional<ProjectClaim> claim, List<SourceGuess> given) {
    Optional<Tool> tool = seen.readAs();
    Map<Path, SourceGuess> found = new LinkedHashMap<>();
    claim
        .flatMap(ProjectClaim::migrations)
        .flatMap(place -> guesses.said(place, tool, seen.file()))
        .ifPresent(guess -> found.put(guess.folder(), guess));
    Stream.concat(guesses.near(seen.file()).stream(), given.stream())
        .sorted(Comparator.comparing(guess -> tool.isEmpty() || !guess.layout().equals(tool)))
        .forEach(guess -> found.putIfAbsent(guess.folder(), read(guess, tool, seen.file())));
    return List.copyOf(found.values());
  }

  /// Files that look like no tool's own are the history's.
  private SourceGuess read(SourceGuess guess, Optional<Tool> tool, Path file) {
    return tool.filter(_ -> guess.layout().isEmpty())
        .flatMap(of -> guesses.once(guess.folder(), of, file))
        .orElse(guess);
  }

  /// The tools in whose layouts files can be read, Switchback first.
  public static List<Tool> layouts() {
    return Stream.concat(Stream.of(Tool.SWITCHBACK), new MigrationFolder().layouts().stream())
        .toList();
  }

  /// How the files in `folder` read in `layout`, or by their looks; empty when they can't be read.
  public static Optional<SourceGuess> guess(Path folder, Optional<Tool> layout, Path database) {
    return SourceGuesses.as(folder, layout, database);
  }

  private static String freeName(Path file, Set<String> taken) {
    String name = String.valueOf(file.getFileName());
    Path folder = file.getParent();
    if (taken.contains(name.toLowerCase(Locale.ROOT))
        && folder != null
        && folder.getFileName() != null) {
      name = folder.getFileName() + "/" + name;
    }
    String candidate = name;
    for (int i = 2; taken.contains(candidate.toLowerCase(Locale.ROOT)); i++) {
      candidate = name + " " + i;
    }
    return candidate;
  }

  private List<Path> databasesBelow(List<Path> folders) {
    List<Path> found = new ArrayList<>();
    for (Path folder : folders) {
      List<Path> below = new ArrayList<>();
      collect(folder, DEPTH, most - found.size(), below);
      below.stream().sorted().forEach(found::add);
    }
    return found;
  }

  private static void collect(Path folder, int depth, int most, List<Path> found) {
    List<Path> entries;
    try (Stream<Path> listing = Files.list(folder)) {
      entries = listing.sorted().toList();
    } catch (IOException | UncheckedIOException notReadable) {
      return;
    }
    for (Path entry : entries) {
      String name = String.valueOf(entry.getFileName());
      if (found.size() >= most) {
        return;
      }
      if (Files.isDirectory(entry)) {
        if (depth > 1 && !name.startsWith(".") && !NOT_ENTERED.contains(name)) {
          collect(entry, depth - 1, most, found);
        }
      } else if (Files.isRegularFile(entry)
          && !isCompanion(name)
          && PlainFiles.beginsLikeDatabase(entry)) {
        found.add(entry);
      }
    }
  }

  private static boolean isCompanion(String name) {
    return name.endsWith("-wal") || name.endsWith("-shm") || name.endsWith("-journal");
  }
}
