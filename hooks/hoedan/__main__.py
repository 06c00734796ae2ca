"""`python -m hoedan`: the command where no other is in the way, as on Windows."""

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
