"""Every page of the site and the files beside them.

Uses all rooms below: bundle, opendata, finder and intake too.
"""
