"""Every municipality, now and then: names, mergers, regions, distance, the tables for the browser. Uses language."""
