/// Carrying a plan out: preflight, safety copy, try on a copy, apply, report.
@NullMarked
package dev.switchback.run;

import org.jspecify.annotations.NullMarked;
