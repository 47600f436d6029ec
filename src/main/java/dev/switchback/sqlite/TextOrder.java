package dev.switchback.sqlite;

import java.util.Comparator;
import java.util.Locale;

/// Orders of texts. Each is total: what two of them call equal, all comparisons call equal.
enum TextOrder implements Comparator<String> {
  /// By code points, which is the order of UTF-8's bytes. Java's own is that of UTF-16.
  BINARY {
    @Override
    public int compare(String one, String other) {
      int i = 0;
      while (i < one.length() && i < other.length()) {
        int left = one.codePointAt(i);
        int right = other.codePointAt(i);
        if (left != right) {
          return Integer.compare(left, right);
        }
        i += Character.charCount(left);
      }
      return Integer.compare(one.length(), other.length());
    }
  },
  NOCASE {
    @Override
    public int compare(String one, String other) {
      return BINARY.compare(lower(one), lower(other));
    }

    private String lower(String text) {
      StringBuilder lower = new StringBuilder(text);
      for (int i = 0; i < lower.length(); i++) {
        char c = lower.charAt(i);
        if (c >= 'A' && c <= 'Z') {
          lower.setCharAt(i, (char) (c + 32));
        }
      }
      return lower.toString();
    }
  },
  RTRIM {
    @Override
    public int compare(String one, String other) {
      return BINARY.compare(trimmed(one), trimmed(other));
    }

    private String trimmed(String text) {
      int end = text.length();
      while (end > 0 && text.charAt(end - 1) == ' ') {
        end--;
      }
      return text.substring(0, end);
    }
  },
  UNICODE {
    @Override
    public int compare(String one, String other) {
      return BINARY.compare(folded(one), folded(other));
    }
  },
  NATURAL {
    @Override
    public int compare(String one, String other) {
      String left = folded(one);
      String right = folded(other);
      int i = 0;
      int j = 0;
      while (i < left.length() && j < right.length()) {
        int leftEnd = endOfPart(left, i);
        int rightEnd = endOfPart(right, j);
        String leftPart = left.substring(i, leftEnd);
        String rightPart = right.substring(j, rightEnd);
        int difference =
            isDigit(left.charAt(i)) && isDigit(right.charAt(j))
                ? compareNumbers(leftPart, rightPart)
                : BINARY.compare(leftPart, rightPart);
        if (difference != 0) {
          return difference;
        }
        i = leftEnd;
        j = rightEnd;
      }
      int rest = Integer.compare(left.length() - i, right.length() - j);
      // 01 and 1 are the same number, and yet two texts.
      return rest != 0 ? rest : BINARY.compare(left, right);
    }

    private int compareNumbers(String one, String other) {
      String left = one.replaceFirst("^0+(?=.)", "");
      String right = other.replaceFirst("^0+(?=.)", "");
      return left.length() != right.length()
          ? Integer.compare(left.length(), right.length())
          : BINARY.compare(left, right);
    }

    private int endOfPart(String text, int from) {
      boolean digits = isDigit(text.charAt(from));
      int end = from + 1;
      while (end < text.length() && isDigit(text.charAt(end)) == digits) {
        end++;
      }
      return end;
    }

    private boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }
  };

  /// Without case: `ß` and `ẞ` become `ss`, as in Unicode's full case folding.
  private static String folded(String text) {
    return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
