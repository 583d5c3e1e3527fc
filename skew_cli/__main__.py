"""`python -m skew_cli`."""

import sys

from skew_cli.cli.door import main

if __name__ == "__main__":
    sys.exit(main())
