package dev.switchback.source;

import dev.switchback.migration.KeyName;
import dev.switchback.migration.Origin;
import dev.switchback.source.CodeFolder.CodeFile;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the files of each tool say of their migrations.
final class CodeNamings {
  private static final Pattern DIGITS = Pattern.compile("^(\\d+)");
  private static final Pattern CLASS = Pattern.compile("\\bclass\\s+(\\w+)");
  private static final Pattern NAME_PROPERTY =
      Pattern.compile("\\bname\\s*(?::\\s*string\\s*)?=\\s*['\"]([^'\"]+)['\"]");
  private static final Pattern MADE_AT = Pattern.compile("(\\d{13})$");
  private static final Pattern NAMESPACE = Pattern.compile("\\bnamespace\\s+([\\w\\\\]+)\\s*;");
  private static final Pattern DESCRIPTION =
      Pattern.compile("getDescription\\(\\)[^{]*\\{\\s*return\\s*(['\"])(.+?)\\1\\s*;");
  private static final Pattern EF_ID = Pattern.compile("\\[Migration\\(\"([^\"]+)\"\\)\\]");
  private static final Pattern EF_VERSION = Pattern.compile("\"ProductVersion\",\\s*\"([^\"]+)\"");
  private static final Pattern FLUENT =
      Pattern.compile("\\[Migration\\(\\s*([\\d_]+)L?[^\\]]*\\][^{]*?\\bclass\\s+(\\w+)");

  /// From here on Sequel takes a number for a time, and names the migration by its file.
  private static final BigInteger FIRST_TIME = BigInteger.valueOf(20000101L);

  private CodeNamings() {}

  static List<CodeName> fileName(CodeFile file) {
    return List.of(CodeName.text(file.name(), file.name()));
  }

  static List<CodeName> stem(CodeFile file) {
    String stem = stemOf(file);
    return List.of(CodeName.text(stem, stem));
  }

  /// db-migrate keeps the slash of the path.
  static List<CodeName> slashed(CodeFile file) {
    String stem = stemOf(file);
    return List.of(CodeName.text("/" + stem, stem));
  }

  /// Lucid names it by its path in the project.
  static List<CodeName> lucid(CodeFile file) {
    String stem = stemOf(file);
    return List.of(CodeName.text("database/migrations/" + stem, stem));
  }

  static List<CodeName> number(CodeFile file) {
    Matcher digits = DIGITS.matcher(file.name());
    return digits.find()
        ? List.of(CodeName.number(plain(digits.group(1)), file.name()))
        : List.of();
  }

  /// Sequel counts small numbers, and names what has a time by its file.
  static List<CodeName> sequel(CodeFile file) {
    Matcher digits = DIGITS.matcher(file.name());
    boolean counted = digits.find() && new BigInteger(digits.group(1)).compareTo(FIRST_TIME) < 0;
    return counted ? number(file) : fileName(file);
  }

  /// bun keeps the digits only, as they are written.
  static List<CodeName> bun(CodeFile file) {
    Matcher digits = DIGITS.matcher(file.name());
    return digits.find()
        ? List.of(CodeName.text(digits.group(1), file.name()).sortedBy(digits.group(1)))
        : List.of();
  }

  /// Phinx keeps the name of the class beside the number.
  static List<CodeName> phinx(CodeFile file) {
    Matcher named = CLASS.matcher(CodeText.withoutComments(file.text()));
    List<CodeName> numbers = number(file);
    return named.find()
        ? numbers.stream()
            .map(name -> name.marked(Map.of(Origin.NAME_MARK, named.group(1))))
            .toList()
        : numbers;
  }

  /// TypeORM names and sorts by the class, whose name ends with the milliseconds of its making.
  static List<CodeName> typeOrm(CodeFile file) {
    String code = CodeText.withoutComments(file.text());
    List<CodeName> names = new ArrayList<>();
    Matcher named = CLASS.matcher(code);
    Matcher property = NAME_PROPERTY.matcher(code);
    boolean hasProperty = property.find();
    while (named.find()) {
      String name = names.isEmpty() && hasProperty ? property.group(1) : named.group(1);
      Matcher madeAt = MADE_AT.matcher(name);
      if (madeAt.find()) {
        names.add(
            new CodeName(
                name,
                Optional.empty(),
                madeAt.group(1),
                madeAt.group(1),
                KeyName.of(name).words(),
                Map.of()));
      }
    }
    return names;
  }

  /// Doctrine names it by the class with its namespace.
  static List<CodeName> doctrine(CodeFile file) {
    String code = CodeText.withoutComments(file.text());
    Matcher named = CLASS.matcher(code);
    if (!named.find()) {
      return List.of();
    }
    Matcher namespace = NAMESPACE.matcher(code);
    String key = namespace.find() ? namespace.group(1) + "\\" + named.group(1) : named.group(1);
    Matcher said = DESCRIPTION.matcher(code);
    CodeName name = CodeName.text(key, named.group(1));
    return List.of(said.find() ? name.saying(said.group(2)) : name);
  }

  /// EF Core writes the id, and the version it was made with, into a second file beside it.
  static List<CodeName> efCore(CodeFile file) {
    String stem = stemOf(file);
    String designer = CodeFolder.text(file.file().resolveSibling(stem + ".Designer.cs")).orElse("");
    Matcher id = EF_ID.matcher(designer.isEmpty() ? file.text() : designer);
    Map<String, String> marks = new TreeMap<>();
    Matcher made = EF_VERSION.matcher(designer);
    if (made.find()) {
      marks.put("ProductVersion", made.group(1));
    }
    String key = id.find() ? id.group(1) : stem;
    return List.of(CodeName.text(key, key).marked(marks));
  }

  static List<CodeName> fluentMigrator(CodeFile file) {
    Matcher found = FLUENT.matcher(CodeText.withoutComments(file.text()));
    List<CodeName> names = new ArrayList<>();
    while (found.find()) {
      names.add(
          CodeName.number(plain(found.group(1).replace("_", "")), found.group(2))
              .saying(found.group(2))
              .marked(Map.of(Origin.NAME_MARK, found.group(2))));
    }
    return names;
  }

  private static String plain(String digits) {
    return new BigInteger(digits).toString();
  }

  private static String stemOf(CodeFile file) {
    return file.name().replaceFirst("\\.[^.]+$", "");
  }
}
