/// The main window: one database at a time, with its header, banners and menus.
@NullMarked
package dev.switchback.ui.main;

import org.jspecify.annotations.NullMarked;
