/// The review sheet: what a run, a roll back or a stamp would do, its progress, and its report.
@NullMarked
package dev.switchback.ui.review;

import org.jspecify.annotations.NullMarked;
