@NullMarked
package dev.switchback.compare;

import org.jspecify.annotations.NullMarked;
