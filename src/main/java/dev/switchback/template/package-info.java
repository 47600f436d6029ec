/// Migrations written from templates, and tables rebuilt by copy and swap. Decides and writes text;
/// the database that is looked at stays as it is.
@NullMarked
package dev.switchback.template;

import org.jspecify.annotations.NullMarked;
