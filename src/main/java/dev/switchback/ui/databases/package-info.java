/// The list of databases.
@NullMarked
package dev.switchback.ui.databases;

import org.jspecify.annotations.NullMarked;
