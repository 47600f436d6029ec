/// What there is to know about the selected point of the timeline.
@NullMarked
package dev.switchback.ui.detail;

import org.jspecify.annotations.NullMarked;
