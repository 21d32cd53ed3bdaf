"""Browser modules, each by itself, inside a real Chromium."""
