/// Tests of scripts.
@NullMarked
package dev.switchback.script;

import org.jspecify.annotations.NullMarked;
