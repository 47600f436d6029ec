/// The file format of SQLite as bytes: pages, cells, records, logs and journals
/// (sqlite.org/fileformat2.html). Pure: nothing here opens a file, and no bytes whatever make it
/// fail.
@NullMarked
package dev.switchback.salvage.page;

import org.jspecify.annotations.NullMarked;
