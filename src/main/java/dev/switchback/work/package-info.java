/// What every long operation takes along: a way to be stopped, and somebody to tell.
@NullMarked
package dev.switchback.work;

import org.jspecify.annotations.NullMarked;
