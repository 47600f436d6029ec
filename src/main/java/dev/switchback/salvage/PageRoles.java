package dev.switchback.salvage;

import java.util.BitSet;

/// What each page of a file is used for, as far as that has been found out.
final class PageRoles {
  private final byte[] roles;
  private final int[] owners;
  private final BitSet contested = new BitSet();

  PageRoles(int pageCount) {
    roles = new byte[pageCount + 1];
    owners = new int[pageCount + 1];
  }

  /// The uses of a page.
  enum Role {
    UNKNOWN(0),
    BTREE(1),
    OVERFLOW(2),
    FREE(3),
    POINTER_MAP(4),
    LOCK(5),
    EMPTY(6);

    private final byte code;

    Role(int code) {
      this.code = (byte) code;
    }

    private static Role of(byte code) {
      return switch (code) {
        case 1 -> BTREE;
        case 2 -> OVERFLOW;
        case 3 -> FREE;
        case 4 -> POINTER_MAP;
        case 5 -> LOCK;
        case 6 -> EMPTY;
        default -> UNKNOWN;
      };
    }
  }

  Role of(int page) {
    return page > 0 && page < roles.length ? Role.of(roles[page]) : Role.UNKNOWN;
  }

  /// The tree it belongs to, by number, or the page that its chain begins with; 0 when none.
  int owner(int page) {
    return page > 0 && page < owners.length ? owners[page] : 0;
  }

  void claim(int page, Role role, int owner) {
    roles[page] = role.code;
    owners[page] = owner;
  }

  void release(int page) {
    claim(page, Role.UNKNOWN, 0);
  }

  /// Two chains lay claim to this page.
  void contest(int page) {
    contested.set(page);
  }

  boolean isContested(int page) {
    return contested.get(page);
  }

  int count(Role role) {
    int count = 0;
    for (int i = 1; i < roles.length; i++) {
      count += roles[i] == role.code ? 1 : 0;
    }
    return count;
  }
}
