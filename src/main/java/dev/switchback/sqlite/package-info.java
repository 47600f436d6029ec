/// The only package that knows JDBC: files with their companions, sessions, copies, result codes.
@NullMarked
package dev.switchback.sqlite;

import org.jspecify.annotations.NullMarked;
