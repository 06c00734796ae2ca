"""Made libraries for tests: one story template (`library`), the sample on disk (`sample`), one entry (`entry`)."""
