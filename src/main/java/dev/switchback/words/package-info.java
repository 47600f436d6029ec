/// The words for states, failures and reports, the same on the command line and in the window.
@NullMarked
package dev.switchback.words;

import org.jspecify.annotations.NullMarked;
