"""skew: hospitation programs of municipal partnerships as files, dates, calendars and checklists."""

__version__ = "0.1.0"
