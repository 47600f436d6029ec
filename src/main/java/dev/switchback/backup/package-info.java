/// Online backups, their verification, and restoring them.
@NullMarked
package dev.switchback.backup;

import org.jspecify.annotations.NullMarked;
