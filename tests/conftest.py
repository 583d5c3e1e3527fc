"""What all tests share: time zones from the package, and how long random tests search."""

import os
import tempfile

from hypothesis import HealthCheck, settings

from skew_cli.calendars.zones import use_package

use_package()
os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp()  # the key of the cache is not that of whoever tests
slow = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
settings.register_profile("quick", max_examples=60, deadline=None, derandomize=True, suppress_health_check=slow)
settings.register_profile("soak", max_examples=5000, deadline=None, suppress_health_check=slow)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
