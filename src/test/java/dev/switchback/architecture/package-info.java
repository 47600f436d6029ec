/// The rules of the house, each with its reason.
@NullMarked
package dev.switchback.architecture;

import org.jspecify.annotations.NullMarked;
