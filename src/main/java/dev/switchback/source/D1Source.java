package dev.switchback.source;

import dev.switchback.migration.Migration;
import dev.switchback.migration.Origin;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cloudflare D1: the `.sql` files of the folder that the project's wrangler configuration names,
/// in the order of their numbers. The name in the history is the path below that folder.
final class D1Source implements SourceFormat {
  @Override
  public Tool tool() {
    return Tool.D1;
  }

  @Override
  public Optional<String> recognise(Path place) {
    return config(place).map(config -> config.file().getFileName() + " names a D1 database");
  }

  /// Of the project at `place`, or of the one whose folder of migrations it is.
  private static Optional<D1Config> config(Path place) {
    Path folder = place.toAbsolutePath().normalize();
    Optional<D1Config> own = D1Config.in(folder);
    Path above = folder.getParent();
    for (int level = 0; own.isEmpty() && above != null && level < 3; level++) {
      own = D1Config.in(above).filter(config -> config.migrations().equals(folder));
      above = above.getParent();
    }
    return own;
  }

  @Override
  public SourceReading read(Path place) {
    Optional<D1Config> config = config(place);
    Path folder = config.map(D1Config::migrations).filter(Files::isDirectory).orElse(place);
    Gathering gathering = new Gathering();
    List<String> names = new ArrayList<>();
    for (Path entry : FolderReader.list(folder)) {
      String name = entry.getFileName().toString();
      if (Files.exists(entry.resolve(FoldersWithSql.FILE))
          && config.filter(D1Config::isInFolders).isPresent()) {
        names.add(name + "/" + FoldersWithSql.FILE);
      } else if (name.endsWith(".sql") && !Files.isDirectory(entry)) {
        names.add(name);
      } else {
        gathering.ignore(entry);
      }
    }
    names.sort(new LeadingNumbers());
    for (int i = 0; i < names.size(); i++) {
      add(folder, names.get(i), i, gathering);
    }
    String files = names.size() == 1 ? " .sql file" : " .sql files";
    return gathering.reading(folder, Tool.D1, names.size() + files + " by their numbers");
  }

  private static void add(Path folder, String name, int place, Gathering gathering) {
    Version version = Version.placed(place, name);
    gathering
        .open(folder.resolve(name), Optional.of(version))
        .ifPresent(
            file ->
                gathering.add(
                    new Migration(
                        version,
                        "",
                        file.sql(),
                        Optional.empty(),
                        Origin.of(name, Origin.Kind.SQL))));
  }
}
