package dev.switchback.source;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Orders paths by the number each of their segments begins with, those without a number last, then
/// by their letters.
final class LeadingNumbers implements Comparator<String> {
  private static final Pattern NUMBER = Pattern.compile("(\\d+).*", Pattern.DOTALL);

  @Override
  public int compare(String one, String other) {
    String[] mine = one.split("/");
    String[] theirs = other.split("/");
    for (int i = 0; i < Math.min(mine.length, theirs.length); i++) {
      int order = segment(mine[i], theirs[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(mine.length, theirs.length);
  }

  private static int segment(String one, String other) {
    Matcher mine = NUMBER.matcher(one);
    Matcher theirs = NUMBER.matcher(other);
    if (mine.matches() && theirs.matches()) {
      int order = new BigInteger(mine.group(1)).compareTo(new BigInteger(theirs.group(1)));
      return order != 0 ? order : one.compareTo(other);
    }
    if (mine.matches() != theirs.matches()) {
      return mine.matches() ? -1 : 1;
    }
    return one.compareTo(other);
  }
}
