"""What skew costs: `make bench`, or `python -m benchmarks [SUBJECT…] [--quick]`."""
