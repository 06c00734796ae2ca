"""What site, paper and share cards have in common: templates, typefaces, icons, the map, images.

Uses the rooms below: language, places, incremental, model, text, reading and library.
"""
