/// Tests of the threads.
@NullMarked
package dev.switchback.jobs;

import org.jspecify.annotations.NullMarked;
