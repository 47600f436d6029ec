/// The window's foundation: the way to background work and back, words, theme, sheets and toasts.
@NullMarked
package dev.switchback.ui.app;

import org.jspecify.annotations.NullMarked;
