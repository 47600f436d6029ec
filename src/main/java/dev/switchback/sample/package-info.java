/// The sample shop: something to try everything on before trusting a file of one's own.
@NullMarked
package dev.switchback.sample;

import org.jspecify.annotations.NullMarked;
