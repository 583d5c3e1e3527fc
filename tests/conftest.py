"""What all tests share: time zones from the package, and how long random tests search."""

import os

from hypothesis import HealthCheck, settings

from skew_cli.calendars.zones import use_package

use_package()
slow = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
settings.register_profile("quick", max_examples=60, deadline=None, derandomize=True, suppress_health_check=slow)
settings.register_profile("soak", max_examples=5000, deadline=None, suppress_health_check=slow)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
