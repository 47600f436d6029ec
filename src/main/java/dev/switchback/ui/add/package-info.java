/// Adding databases: by file chooser, by dropping, from a folder.
@NullMarked
package dev.switchback.ui.add;

import org.jspecify.annotations.NullMarked;
