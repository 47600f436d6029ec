/// What a migration written in Java is written against. For users of the library, and for jars that
/// lie beside SQL files. Nothing in here opens a file or knows JDBC.
@NullMarked
package dev.switchback.code;

import org.jspecify.annotations.NullMarked;
