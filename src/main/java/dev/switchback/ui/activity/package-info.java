/// What was done to the databases, and what came of it.
@NullMarked
package dev.switchback.ui.activity;

import org.jspecify.annotations.NullMarked;
