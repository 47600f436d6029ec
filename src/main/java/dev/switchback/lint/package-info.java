/// What is to be said of a migration before it is run or committed: one class for each rule. Reads
/// texts; opens no database.
@NullMarked
package dev.switchback.lint;

import org.jspecify.annotations.NullMarked;
