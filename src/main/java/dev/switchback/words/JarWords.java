package dev.switchback.words;

import dev.switchback.registry.Database;
import dev.switchback.source.CodeJar;
import java.util.List;

/// What is said of jars with migrations in Java, before anything in them is run.
public final class JarWords {
  private final Bundle bundle;
  private final Formats formats;

  JarWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
  }

  /// "2 jars with migrations in Java beside the migrations of shop."
  public String headline(Database database, List<CodeJar> jars) {
    return jars.isEmpty()
        ? bundle.text("jar.none", database.name())
        : bundle.counted("jar.headline", jars.size(), jars.size(), database.name());
  }

  /// One jar: what it is, what it has, whether it may be run.
  public Account say(Database database, CodeJar jar) {
    return new Account.Parts()
        .add(bundle.text("jar.label.state"), state(database, jar))
        .add(bundle.text("jar.label.size"), formats.size(jar.sizeBytes()))
        .add(bundle.text("jar.label.digest"), jar.checksum().value())
        .add(bundle.text("jar.label.classes"), jar.classes())
        .under(formats.path(jar.file()));
  }

  /// Whether this content may be run.
  public String state(Database database, CodeJar jar) {
    return bundle.text(
        database.settings().allowsJar(jar.checksum().value()) ? "jar.allowed" : "jar.notAllowed");
  }

  /// What allowing means.
  public String warning() {
    return bundle.text("jar.warning");
  }
}
