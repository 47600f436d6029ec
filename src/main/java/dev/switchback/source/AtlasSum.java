package dev.switchback.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The checksums of a folder of Atlas: each file's is made of it and of all before it.
///
/// @param lines a line for each file, in order
record AtlasSum(List<Line> lines) {
  static final String FILE = "atlas.sum";
  private static final String SCHEME = "h1:";

  AtlasSum {
    lines = List.copyOf(lines);
  }

  /// @param hash in base 64, without `h1:`
  record Line(String name, String hash) {}

  /// How a folder differs from its `atlas.sum`, at the first place where it does.
  ///
  /// @param what `edited`, `added` or `removed`
  record Difference(String name, String what) {}

  /// What the file says. Its first line, which sums up the others, is not kept.
  static AtlasSum parse(String text) {
    List<Line> lines = new ArrayList<>();
    for (String line : text.lines().skip(1).toList()) {
      int mark = line.lastIndexOf(" " + SCHEME);
      if (mark > 0) {
        lines.add(
            new Line(line.substring(0, mark), line.substring(mark + 1 + SCHEME.length()).strip()));
      }
    }
    return new AtlasSum(lines);
  }

  /// What it would have to say of `files`, which are in order.
  static AtlasSum of(List<WholeFile> files) {
    MessageDigest digest = sha256();
    List<Line> lines = new ArrayList<>();
    for (WholeFile file : files) {
      digest.update(file.name().getBytes(StandardCharsets.UTF_8));
      if (!isLeftOut(file)) {
        digest.update(file.bytes());
        lines.add(new Line(file.name(), soFar(digest)));
      }
    }
    return new AtlasSum(lines);
  }

  private static boolean isLeftOut(WholeFile file) {
    return file.text().lines().findFirst().orElse("").matches("[ -~]*atlas:sum +ignore *");
  }

  /// The first line of the file: `h1:` and the sum of all others.
  String total() {
    MessageDigest digest = sha256();
    for (Line line : lines) {
      digest.update(line.name().getBytes(StandardCharsets.UTF_8));
      digest.update(line.hash().getBytes(StandardCharsets.UTF_8));
    }
    return SCHEME + soFar(digest);
  }

  Optional<String> hashOf(String name) {
    return lines.stream().filter(line -> line.name().equals(name)).map(Line::hash).findFirst();
  }

  /// @param present what the folder's files give now
  Optional<Difference> differenceTo(AtlasSum present) {
    for (int i = 0; i < lines.size(); i++) {
      Line recorded = lines.get(i);
      if (i < present.lines().size() && present.lines().get(i).equals(recorded)) {
        continue;
      }
      if (present.hashOf(recorded.name()).isEmpty()) {
        return Optional.of(new Difference(recorded.name(), "removed"));
      }
      String now = present.lines().get(i).name();
      return Optional.of(new Difference(now, now.equals(recorded.name()) ? "edited" : "added"));
    }
    return present.lines().size() > lines.size()
        ? Optional.of(new Difference(present.lines().get(lines.size()).name(), "added"))
        : Optional.empty();
  }

  private static String soFar(MessageDigest digest) {
    try {
      MessageDigest copy = (MessageDigest) digest.clone();
      return Base64.getEncoder().encodeToString(copy.digest());
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("Java's own SHA-256 can be copied", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }
}
