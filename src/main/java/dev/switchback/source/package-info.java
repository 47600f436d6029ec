/// Folders of migration files, read into migrations; one class per layout.
@NullMarked
package dev.switchback.source;

import org.jspecify.annotations.NullMarked;
