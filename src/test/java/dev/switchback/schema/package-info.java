/// Tests of snapshots and differences.
@NullMarked
package dev.switchback.schema;

import org.jspecify.annotations.NullMarked;
