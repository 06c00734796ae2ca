"""What stops a bundle from being made."""


class BundleError(Exception):
    """The bundle cannot be made: the message says why and what to do, in Dutch."""


class NoPangoError(BundleError):
    """The program that sets type is not there."""
