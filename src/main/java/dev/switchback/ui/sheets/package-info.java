/// Opens the sheets: what the main window asks for.
@NullMarked
package dev.switchback.ui.sheets;

import org.jspecify.annotations.NullMarked;
