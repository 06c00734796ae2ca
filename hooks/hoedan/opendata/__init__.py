"""Open data: what the library knows as files for other programs, with their schemas and a catalogue record.

    library, links -> collect -> records -> files (JSON, CSV, ODS, schemas, DCAT-AP-NL)

The date of the data is the newest date that an editor wrote, never the clock: one commit gives the same bytes always.
Uses the rooms up to library.
"""
