/// What tests of several packages share.
@NullMarked
package dev.switchback.testing;

import org.jspecify.annotations.NullMarked;
