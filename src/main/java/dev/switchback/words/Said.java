package dev.switchback.words;

/// What happened, and the way on.
///
/// @param sentence what happened, to which file, in plain words
/// @param advice what the person can do
public record Said(String sentence, String advice) {}
