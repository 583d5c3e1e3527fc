import sys; from pathlib import Path
from skew_cli.calendars.zones import use_package
sys.path.insert(0, str(Path(__file__).parent)); use_package()
