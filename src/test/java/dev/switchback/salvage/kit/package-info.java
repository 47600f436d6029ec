/// Files damaged by seed, and how much of them comes back: the measure of `packaging/bench`.
@NullMarked
package dev.switchback.salvage.kit;

import org.jspecify.annotations.NullMarked;
