/// What can stop us from answering: a sealed, unchecked family that carries facts, not sentences.
@NullMarked
package dev.switchback.failure;

import org.jspecify.annotations.NullMarked;
