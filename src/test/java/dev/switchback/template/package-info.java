/// Tests of templates and rebuilds, on real databases.
@NullMarked
package dev.switchback.template;

import org.jspecify.annotations.NullMarked;
