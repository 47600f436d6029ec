package dev.switchback.words;

import dev.switchback.mend.ObjectSpace;
import dev.switchback.mend.Space;
import dev.switchback.registry.Database;
import java.util.ArrayList;
import java.util.List;

/// What the room of a file is used for.
public final class SpaceWords {
  private static final int MOST = 20;
  private static final int FEW_JUMPS = 20;
  private static final int MANY_JUMPS = 60;

  private final Bundle bundle;
  private final Formats formats;

  SpaceWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
  }

  public Account say(Database database, Space space) {
    Account.Parts parts = new Account.Parts();
    List<String> lines = new ArrayList<>();
    for (ObjectSpace object : space.objects().stream().limit(MOST).toList()) {
      lines.add(sentence(object));
    }
    if (space.objects().size() > MOST) {
      lines.add(bundle.text("salvage.more", formats.count(space.objects().size() - (long) MOST)));
    }
    parts.add(bundle.text("space.label.objects"), lines);
    facts(space).parts().forEach(part -> parts.add(part.label(), part.lines()));
    if (isWorthCompacting(space)) {
      parts.add(
          bundle.text("space.label.command"), "switchback compact " + ShellText.database(database));
    }
    return parts.under(headline(database, space));
  }

  /// Free pages, log, order, and whether compacting is worth it.
  public Account facts(Space space) {
    Account.Parts parts = new Account.Parts();
    parts.add(
        bundle.text("space.label.free"),
        bundle.text("space.free", formats.size(space.freeBytes()), percent(space)));
    parts.add(
        bundle.text("space.label.unused"),
        bundle.text("space.unused", formats.size(space.unusedBytes())));
    parts.add(
        bundle.text("space.label.log"),
        space.walBytes() == 0
            ? bundle.text("space.noLog")
            : bundle.text("space.log", formats.size(space.walBytes())));
    parts.add(bundle.text("space.label.order"), order(space));
    parts.add(bundle.text("space.label.do"), advice(space));
    return parts.under("");
  }

  /// "shop.db: 214 MB, of which 12 MB are free pages."
  public String headline(Database database, Space space) {
    return bundle.text(
        "space.headline",
        database.name(),
        formats.size(space.fileBytes()),
        formats.size(space.freeBytes()));
  }

  /// "Table orders: 12 MB, 48 210 rows, 3 % of it unused."
  public String sentence(ObjectSpace object) {
    String key =
        switch (object.type()) {
          case TABLE -> "space.table";
          case INDEX -> "space.index";
          case OWN -> "space.own";
        };
    return bundle.text(
        key,
        object.name(),
        formats.size(object.bytes()),
        formats.count(object.entries()),
        object.table(),
        unusedPercent(object));
  }

  public String order(Space space) {
    int jumps = space.jumpsPercent();
    String key =
        jumps < FEW_JUMPS
            ? "space.order.good"
            : jumps < MANY_JUMPS ? "space.order.mixed" : "space.order.scattered";
    return bundle.text(key, jumps);
  }

  /// Whether compacting is worth it.
  private String advice(Space space) {
    return isWorthCompacting(space)
        ? bundle.text("space.do.compact", formats.size(space.freeBytes()))
        : bundle.text("space.do.nothing");
  }

  private static boolean isWorthCompacting(Space space) {
    boolean muchFree = space.freePages() * 5 > space.pages();
    boolean scattered = space.jumpsPercent() >= MANY_JUMPS;
    return muchFree || scattered;
  }

  private static long percent(Space space) {
    return space.pages() == 0 ? 0 : space.freePages() * 100 / space.pages();
  }

  private static long unusedPercent(ObjectSpace object) {
    return object.bytes() == 0 ? 0 : object.unusedBytes() * 100 / object.bytes();
  }
}
