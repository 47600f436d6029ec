package dev.switchback.source;

import dev.switchback.source.CodeFolder.CodeFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a file of Django says of its migration. Others are named `app.name`.
///
/// @param dependencies what it stands on, as far as it is written down
/// @param runBefore what stands on it
/// @param replaces what it is a squash of
/// @param marks `initial`, `atomic`
record DjangoModule(
    CodeFile file,
    String app,
    List<String> dependencies,
    List<String> runBefore,
    List<String> replaces,
    Map<String, String> marks) {

  String name() {
    return file.name().replaceFirst("\\.py$", "");
  }

  String key() {
    return app + "." + name();
  }

  /// Empty when there is no migration in it.
  static Optional<DjangoModule> of(String app, CodeFile file) {
    return Optional.ofNullable(PythonModule.of(file.text()).classes().get("Migration"))
        .map(
            found ->
                new DjangoModule(
                    file,
                    app,
                    keys(found.assigned().get("dependencies")),
                    keys(found.assigned().get("run_before")),
                    keys(found.assigned().get("replaces")),
                    marks(found)));
  }

  private static Map<String, String> marks(PythonModule.PythonClass found) {
    Map<String, String> marks = new TreeMap<>();
    for (String name : List.of("initial", "atomic")) {
      if (found.assigned().get(name) instanceof PythonValue.Computed(String value)) {
        marks.put(name, value);
      }
    }
    return marks;
  }

  /// A dependency that only the settings know, as a swappable model, is left out.
  private static List<String> keys(@Nullable PythonValue value) {
    List<String> keys = new ArrayList<>();
    if (value != null) {
      for (PythonValue item : value.listed()) {
        item.texts()
            .filter(pair -> pair.size() == 2)
            .ifPresent(pair -> keys.add(pair.getFirst() + "." + pair.getLast()));
      }
    }
    return keys;
  }
}
