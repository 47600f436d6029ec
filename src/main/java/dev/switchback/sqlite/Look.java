package dev.switchback.sqlite;

/// What a look gave, and how the file was read for it.
public record Look<T>(T value, String journalMode, int pageSizeBytes, FileFacts.Reading reading) {}
