/// What happens when something goes wrong: crashes, locks, full disks, damaged files.
@NullMarked
package dev.switchback.fault;

import org.jspecify.annotations.NullMarked;
