"""Where the packaged program starts."""

import sys

from aanjager_app.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
