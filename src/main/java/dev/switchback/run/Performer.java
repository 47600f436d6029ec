package dev.switchback.run;

/// Who carries something out, for the history.
///
/// @param user the system's name for the person
/// @param program the program and its version: `Switchback 0.1.0`
public record Performer(String user, String program) {}
