@NullMarked
package dev.switchback.sample;

import org.jspecify.annotations.NullMarked;
