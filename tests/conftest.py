"""What every test may ask for."""

from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.make.browser", "tests.make.databases", "tests.make.demo", "tests.make.loopback"]

# how long an example takes says how busy the machine is; what else a run in CI is set to stays
settings.register_profile(
    "ours", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ours")
