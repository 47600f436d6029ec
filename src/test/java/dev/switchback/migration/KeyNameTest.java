package dev.switchback.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyNameTest {
  @ParameterizedTest
  @CsvSource({
    "20260101000001-authors.js, 20260101000001, authors",
    "20260101000001_AddAuthors, 20260101000001, AddAuthors",
    "2026_01_01_000001_create_authors, 2026_01_01_000001, create authors",
    "m20260101_000001_add_authors, 20260101_000001, add authors",
    "0001_squashed_0002_books, 0001, squashed 0002 books",
    "AddAuthors1767225600001, 1767225600001, AddAuthors",
    "DoctrineMigrations\\Version20260101000001, 20260101000001, ''",
    "database/migrations/1620000000000_users, 1620000000000, users",
    "20210505110027_books.tx.up.sql, 20210505110027, books",
    "001, 001, ''",
    "initial, '', initial",
    "v2-late.py, 2, late"
  })
  void theNumberAndTheWordsOfAName(String key, String number, String words) {
    assertThat(KeyName.of(key)).isEqualTo(new KeyName(number, words));
  }
}
