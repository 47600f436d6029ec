/// Which history of a database counts, and how a home-made one is read.
@NullMarked
package dev.switchback.ui.histories;

import org.jspecify.annotations.NullMarked;
