/// Tests of sessions and files.
@NullMarked
package dev.switchback.sqlite;

import org.jspecify.annotations.NullMarked;
