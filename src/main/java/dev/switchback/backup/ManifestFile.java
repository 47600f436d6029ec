package dev.switchback.backup;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.switchback.migration.Version;
import dev.switchback.sqlite.PlainFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The manifest as a file: JSON, in UTF-8, described in `docs/backups.md`.
public final class ManifestFile {
  private static final long LONGEST_BYTES = 100_000_000;
  private static final String FORM = "switchbackManifest";

  private ManifestFile() {}

  /// Writes it beside its backup, in one step: a crash leaves the old one, the new one or none.
  ///
  /// @throws dev.switchback.failure.FileFailed when the disk refuses
  public static void write(Manifest manifest) {
    Path backup = manifest.backup().file();
    PlainFiles.writeText(Manifest.beside(backup), text(manifest), backup);
  }

  /// Writes what was decided about a backup into the manifest that lies beside it; does nothing
  /// where there is none.
  ///
  /// @throws dev.switchback.failure.FileFailed when the disk refuses
  public static void update(Backup backup) {
    of(backup.file())
        .map(manifest -> manifest.with(manifest.backup().withCare(backup.care())))
        .ifPresent(ManifestFile::write);
  }

  /// The manifest beside a backup; empty when there is none or it can't be understood.
  public static Optional<Manifest> of(Path backup) {
    return PlainFiles.text(Manifest.beside(backup), LONGEST_BYTES)
        .flatMap(text -> parse(text, backup));
  }

  /// The manifests in the folders directly below `folder` whose backups lie beside them, oldest
  /// first.
  public static List<Manifest> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files
          .flatMap(file -> Manifest.backupOf(file).stream())
          .filter(Files::isRegularFile)
          .flatMap(backup -> of(backup).stream())
          .sorted(Comparator.comparing(manifest -> manifest.backup().at()))
          .toList();
    } catch (IOException | UncheckedIOException notThere) {
      return List.of();
    }
  }

  static String text(Manifest manifest) {
    Backup backup = manifest.backup();
    JsonObject root = new JsonObject();
    root.addProperty(FORM, Manifest.FORM);
    root.addProperty("file", String.valueOf(backup.file().getFileName()));
    root.addProperty("of", backup.database().toString());
    root.addProperty("name", manifest.databaseName());
    root.addProperty("at", backup.at().toString());
    root.addProperty("reason", backup.reason().name());
    root.addProperty("subject", backup.subject());
    root.addProperty(
        "state", backup.isGood() ? Backup.State.VERIFIED.name() : backup.state().name());
    root.addProperty("detail", backup.detail());
    root.addProperty("sizeBytes", backup.sizeBytes());
    backup.sha256().ifPresent(sum -> root.addProperty("sha256", sum));
    root.addProperty("packing", backup.care().packing().name());
    root.addProperty("storedBytes", backup.storedBytes());
    root.addProperty("storedSha256", manifest.storedSha256());
    backup.care().sourceStamp().ifPresent(stamp -> root.addProperty("fingerprint", stamp));
    root.addProperty("pinned", backup.care().pinned());
    root.addProperty("note", backup.care().note());
    backup.care().proof().ifPresent(proof -> root.add("proof", proof(proof)));
    backup.lastMigration().ifPresent(last -> root.addProperty("lastMigration", last.text()));
    FileShape shape = manifest.shape();
    root.addProperty("sqliteVersion", shape.sqliteVersion());
    root.addProperty("pageSizeBytes", shape.pageSizeBytes());
    root.addProperty("encoding", shape.encoding());
    root.addProperty("journalMode", shape.journalMode());
    root.addProperty("applicationId", shape.applicationId());
    root.addProperty("userVersion", shape.userVersion());
    root.addProperty("schemaSha256", shape.schemaSha256());
    JsonObject rows = new JsonObject();
    new TreeMap<>(manifest.rows()).forEach(rows::addProperty);
    root.add("rows", rows);
    JsonArray schema = new JsonArray();
    shape.schema().forEach(schema::add);
    root.add("schema", schema);
    JsonArray migrations = new JsonArray();
    manifest.migrations().forEach(step -> migrations.add(step(step)));
    root.add("migrations", migrations);
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(root) + "\n";
  }

  private static JsonObject proof(Care.Proof proof) {
    JsonObject object = new JsonObject();
    object.addProperty("at", proof.at().toString());
    object.addProperty("isGood", proof.isGood());
    object.addProperty("detail", proof.detail());
    object.addProperty("tookMillis", proof.took().toMillis());
    return object;
  }

  private static JsonObject step(Manifest.Step step) {
    JsonObject object = new JsonObject();
    object.addProperty("version", step.version());
    object.addProperty("description", step.description());
    object.addProperty("sha256", step.sha256());
    step.up().ifPresent(sql -> object.addProperty("up", sql));
    step.down().ifPresent(sql -> object.addProperty("down", sql));
    return object;
  }

  /// @param backup the file it belongs to, wherever it lies now
  static Optional<Manifest> parse(String text, Path backup) {
    try {
      JsonElement parsed = JsonParser.parseString(text);
      if (!parsed.isJsonObject()
          || !parsed.getAsJsonObject().has(FORM)
          || required(parsed.getAsJsonObject(), FORM).getAsInt() > Manifest.FORM) {
        return Optional.empty();
      }
      return Optional.of(manifest(parsed.getAsJsonObject(), backup));
    } catch (JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | UnsupportedOperationException
        | DateTimeException notOurs) {
      return Optional.empty();
    }
  }

  private static Manifest manifest(JsonObject root, Path file) {
    long sizeBytes = required(root, "sizeBytes").getAsLong();
    long storedBytes = required(root, "storedBytes").getAsLong();
    Care care =
        new Care(
            required(root, "pinned").getAsBoolean(),
            required(root, "note").getAsString(),
            Care.Packing.valueOf(required(root, "packing").getAsString()),
            storedBytes == sizeBytes ? OptionalLong.empty() : OptionalLong.of(storedBytes),
            Optional.empty(),
            Optional.ofNullable(root.getAsJsonObject("proof")).map(ManifestFile::proof),
            Optional.empty(),
            optional(root, "fingerprint"));
    Backup backup =
        new Backup(
            0,
            Path.of(required(root, "of").getAsString()),
            file,
            Instant.parse(required(root, "at").getAsString()),
            sizeBytes,
            Backup.Reason.valueOf(required(root, "reason").getAsString()),
            required(root, "subject").getAsString(),
            Backup.State.valueOf(required(root, "state").getAsString()),
            optional(root, "sha256"),
            optional(root, "lastMigration").map(Version::named),
            required(root, "detail").getAsString(),
            care);
    FileShape shape =
        new FileShape(
            texts(required(root, "schema").getAsJsonArray()),
            required(root, "pageSizeBytes").getAsLong(),
            required(root, "encoding").getAsString(),
            required(root, "journalMode").getAsString(),
            required(root, "applicationId").getAsLong(),
            required(root, "userVersion").getAsLong(),
            required(root, "sqliteVersion").getAsString());
    Map<String, Long> rows = new TreeMap<>();
    required(root, "rows")
        .getAsJsonObject()
        .entrySet()
        .forEach(entry -> rows.put(entry.getKey(), entry.getValue().getAsLong()));
    List<Manifest.Step> steps = new ArrayList<>();
    for (JsonElement element : required(root, "migrations").getAsJsonArray()) {
      JsonObject step = element.getAsJsonObject();
      steps.add(
          new Manifest.Step(
              required(step, "version").getAsString(),
              required(step, "description").getAsString(),
              required(step, "sha256").getAsString(),
              optional(step, "up"),
              optional(step, "down")));
    }
    return new Manifest(
        backup,
        required(root, "name").getAsString(),
        shape,
        rows,
        steps,
        required(root, "storedSha256").getAsString());
  }

  private static Care.Proof proof(JsonObject object) {
    return new Care.Proof(
        Instant.parse(required(object, "at").getAsString()),
        required(object, "isGood").getAsBoolean(),
        required(object, "detail").getAsString(),
        Duration.ofMillis(required(object, "tookMillis").getAsLong()));
  }

  private static List<String> texts(JsonArray array) {
    return array.asList().stream().map(JsonElement::getAsString).toList();
  }

  private static JsonElement required(JsonObject object, String name) {
    return Optional.ofNullable(object.get(name))
        .orElseThrow(() -> new IllegalArgumentException("No " + name));
  }

  private static Optional<String> optional(JsonObject object, String name) {
    return Optional.ofNullable(object.get(name)).map(JsonElement::getAsString);
  }
}
