/// Threads: one writer per database, a pool for many, and nothing else makes any.
@NullMarked
package dev.switchback.jobs;

import org.jspecify.annotations.NullMarked;
